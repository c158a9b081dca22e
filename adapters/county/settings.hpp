// SPDX-License-Identifier: Apache-2.0
#pragma once

// The settings of the server, in rising order: defaults, shao.toml, SHAO_SECTION_KEY, flags. Each
// value remembers where it came from.
//
// Floor:  adapters/county.
// Errors: faults, all at once: unknown settings, values that don't fit, a file that isn't TOML.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"

namespace adapters::county {

/// A setting that the server knows. It has either words to choose from, or whole numbers from
/// `low` to `high`, or, where both are empty, any text.
struct SettingRule {
  std::string key;       ///< "server.listen"
  std::string fallback;  ///< The value that nobody has to set.
  std::string doc;       ///< One line for the help.
  std::vector<std::string> choices;
  long low = 0;
  long high = 0;
  bool secret = false;
};

struct Setting {
  std::string key, value;
  std::string origin;  ///< "default", "shao.toml:3", "SHAO_SERVER_LISTEN", "--listen"
  bool secret = false;

  /// What may be printed: a secret that is set shows as "***".
  [[nodiscard]] std::string shown() const;
};

struct SettingSources {
  std::filesystem::path file;  ///< Empty: none. A file that is named must be there.
  std::map<std::string, std::string> environment;  ///< All of it; only our names are looked at.
  std::map<std::string, std::pair<std::string, std::string>> flags;  ///< Key → flag, value.
};

class Settings {
 public:
  explicit Settings(std::vector<Setting> settings);

  /// Of a key that the rules name; any other ends the process.
  [[nodiscard]] const std::string& text(std::string_view key) const;
  [[nodiscard]] std::size_t whole(std::string_view key) const;
  [[nodiscard]] const std::vector<Setting>& all() const { return settings_; }

 private:
  [[nodiscard]] const Setting& find(std::string_view key) const;

  std::vector<Setting> settings_;
};

[[nodiscard]] std::vector<SettingRule> setting_rules();

[[nodiscard]] engine::Loaded<Settings> load_settings(
    const SettingSources& sources, const std::vector<SettingRule>& rules = setting_rules());

}  // namespace adapters::county
