// SPDX-License-Identifier: Apache-2.0
#include "adapters/system/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cstdio>

namespace adapters::system {
namespace {

using engine::ports::Severity;

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::debug: return "debug";
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

spdlog::level::level_enum level_of(Severity severity) {
  switch (severity) {
    case Severity::debug: return spdlog::level::debug;
    case Severity::info: return spdlog::level::info;
    case Severity::warning: return spdlog::level::warn;
    case Severity::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string quoted(std::string_view text) {
  std::string line = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (byte < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(byte));
      line += escape.data();
    } else {
      line += c;
    }
  }
  return line + "\"";
}

}  // namespace

std::string log_line(LogFormat format, std::string_view at, Severity severity,
                     std::string_view message,
                     const std::vector<engine::ports::Log::Field>& fields) {
  if (format == LogFormat::text) {
    std::string line = std::string(to_string(severity)) + "  " + std::string(message);
    for (const auto& [name, value] : fields) line += "  " + std::string(name) + "=" + quoted(value);
    return line;
  }
  std::string line = "{\"at\":" + quoted(at) + ",\"severity\":" + quoted(to_string(severity)) +
                     ",\"message\":" + quoted(message);
  for (const auto& [name, value] : fields) line += "," + quoted(name) + ":" + quoted(value);
  return line + "}";
}

struct Log::Impl {
  LogFormat format;
  spdlog::logger logger;
};

Log::Log(Severity least, LogFormat format)
    : impl_(new Impl{format, {"shao", std::make_shared<spdlog::sinks::stderr_sink_mt>()}}) {
  impl_->logger.set_level(level_of(least));
  impl_->logger.flush_on(spdlog::level::info);
  impl_->logger.set_pattern(format == LogFormat::text ? "%Y-%m-%d %H:%M:%S.%e  %v" : "%v");
}

Log::~Log() = default;

void Log::write(Severity severity, std::string_view message, const std::vector<Field>& fields) {
  const auto level = level_of(severity);
  if (!impl_->logger.should_log(level)) return;
  const auto now = std::chrono::floor<engine::Duration>(std::chrono::system_clock::now());
  const auto line = log_line(impl_->format, engine::to_rfc3339(now), severity, message, fields);
  impl_->logger.log(level, spdlog::string_view_t(line));
}

}  // namespace adapters::system
