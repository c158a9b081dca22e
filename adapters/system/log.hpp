// SPDX-License-Identifier: Apache-2.0
#pragma once

// The log on standard error: a line of text for people, or of JSON for machines.
//
// Floor:   adapters/system.
// Threads: any.

#include <memory>
#include <string_view>

#include "engine/ports/surroundings.hpp"

namespace adapters::system {

enum class LogFormat { text, json };

class Log final : public engine::ports::Log {
 public:
  /// Lines below `least` are dropped.
  Log(engine::ports::Severity least, LogFormat format);
  ~Log() override;

  void write(engine::ports::Severity severity, std::string_view message,
             const std::vector<Field>& fields) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// One line without its end, as each format has it; the instant is not part of the text format.
[[nodiscard]] std::string log_line(LogFormat format, std::string_view at,
                                   engine::ports::Severity severity, std::string_view message,
                                   const std::vector<engine::ports::Log::Field>& fields);

}  // namespace adapters::system
