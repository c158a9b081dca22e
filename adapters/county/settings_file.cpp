// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/settings_file.hpp"

// Its parser asserts what files can break ("[$session]"), and right after that tells it as a
// mistake of the file: without the assertion a debug build tells it too.
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>

#include <optional>
#include <utility>

namespace adapters::county {
namespace {

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  const toml::array* list = node.as_array();
  if (!list) return std::nullopt;
  std::string joined;
  for (const toml::node& item : *list) {
    const auto text = item.value_exact<std::string>();
    if (!text) return std::nullopt;
    joined += (joined.empty() ? "" : " ") + *text;
  }
  return joined;
}

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  void section(const std::string& prefix, const toml::table& table) {
    for (const auto& [name, node] : table) {
      const std::string key = prefix + std::string(name.str());
      if (const toml::table* inner = node.as_table()) {
        section(key + ".", *inner);
      } else {
        value(key, node);
      }
    }
  }

  engine::Loaded<std::vector<FileSetting>> result() {
    if (!faults_.empty()) return std::move(faults_);
    return std::move(settings_);
  }

 private:
  void value(const std::string& key, const toml::node& node) {
    const auto [line, column] = node.source().begin;
    const int at_line = static_cast<int>(line);
    const int at_column = static_cast<int>(column);
    const auto text = text_of(node);
    if (text) {
      settings_.push_back({key, *text, at_line, at_column});
    } else {
      faults_.push_back({file_, at_line, at_column, "the value of " + key + " is of a strange kind",
                         "write a text, a whole number, true or false, or a list of texts"});
    }
  }

  std::string file_;
  std::vector<FileSetting> settings_;
  engine::Faults faults_;
};

}  // namespace

engine::Loaded<std::vector<FileSetting>> read_settings_file(const std::filesystem::path& path) {
  const std::string file = path.string();
  try {
    const toml::table table = toml::parse_file(file);
    Reader reader(file);
    reader.section("", table);
    return reader.result();
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    return engine::Faults{{file, static_cast<int>(at.line), static_cast<int>(at.column),
                           std::string(error.description()),
                           "write it as TOML: [section], then key = value"}};
  }
}

}  // namespace adapters::county
