// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/settings.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "adapters/county/settings_file.hpp"
#include "engine/base/ensure.hpp"

namespace adapters::county {
namespace {

constexpr std::string_view variable_prefix = "SHAO_";

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == '.') c = '_';
  }
  return text;
}

std::string variable_of(const std::string& key) {
  return std::string(variable_prefix) + upper(key);
}

std::optional<long> number(const std::string& text) {
  long value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

/// What the value would have to be; empty when it fits.
std::string misfit(const SettingRule& rule, const std::string& value) {
  if (!rule.choices.empty()) {
    if (std::find(rule.choices.begin(), rule.choices.end(), value) != rule.choices.end()) return {};
    std::string words;
    for (const std::string& choice : rule.choices) words += (words.empty() ? "" : ", ") + choice;
    return "write one of " + words;
  }
  if (rule.high == 0) return {};
  const auto whole = number(value);
  if (whole && *whole >= rule.low && *whole <= rule.high) return {};
  return "write a whole number from " + std::to_string(rule.low) + " to " +
         std::to_string(rule.high);
}

/// One value on its way in, with the place that a fault about it shows.
struct Candidate {
  std::string value, origin;
  std::string file;
  int line = 0;
  int column = 0;
};

class Layers {
 public:
  explicit Layers(const std::vector<SettingRule>& rules) : rules_(rules) {
    for (const SettingRule& rule : rules) {
      settings_.push_back({rule.key, rule.fallback, "default", rule.secret});
    }
  }

  void file(const std::filesystem::path& path) {
    if (path.empty()) return;
    auto values = read_settings_file(path);
    if (!values) {
      faults_ = values.faults();
      return;
    }
    for (const FileSetting& one : values.value()) {
      const std::string origin = path.filename().string() + ":" + std::to_string(one.line);
      take(one.key, {one.value, origin, path.string(), one.line, one.column});
    }
  }

  void environment(const std::map<std::string, std::string>& variables) {
    for (const SettingRule& rule : rules_) {
      const std::string name = variable_of(rule.key);
      const auto found = variables.find(name);
      if (found != variables.end()) take(rule.key, {found->second, name, name});
    }
    for (const auto& [name, value] : variables) refuse_misspelt(name);
  }

  void flags(const std::map<std::string, std::pair<std::string, std::string>>& flags) {
    for (const auto& [key, flag] : flags) take(key, {flag.second, flag.first, flag.first});
  }

  engine::Loaded<Settings> result() {
    if (!faults_.empty()) return std::move(faults_);
    return Settings{std::move(settings_)};
  }

 private:
  void take(const std::string& key, const Candidate& from) {
    const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                   [&key](const SettingRule& one) { return one.key == key; });
    if (rule == rules_.end()) {
      fault(from, "there is no setting " + key, "`shao config show` lists all of them");
      return;
    }
    const std::string remedy = misfit(*rule, from.value);
    if (!remedy.empty()) {
      const std::string value = rule->secret ? "***" : from.value;
      fault(from, "'" + value + "' does not fit " + key, remedy);
      return;
    }
    Setting& setting = settings_[static_cast<std::size_t>(rule - rules_.begin())];
    setting.value = from.value;
    setting.origin = from.origin;
  }

  /// A variable of one of our sections that names no setting is a slip of the pen. Others that
  /// begin like ours may belong to anyone.
  void refuse_misspelt(const std::string& name) {
    for (const SettingRule& rule : rules_) {
      if (variable_of(rule.key) == name) return;
    }
    for (const SettingRule& rule : rules_) {
      const std::string section = rule.key.substr(0, rule.key.find('.') + 1);
      if (!name.starts_with(variable_of(section))) continue;
      fault({{}, name, name}, "there is no such setting", "`shao config show` lists all of them");
      return;
    }
  }

  void fault(const Candidate& from, std::string what, std::string remedy) {
    faults_.push_back({from.file, from.line, from.column, std::move(what), std::move(remedy)});
  }

  const std::vector<SettingRule>& rules_;
  std::vector<Setting> settings_;  ///< In the order of the rules.
  engine::Faults faults_;
};

}  // namespace

std::string Setting::shown() const { return secret && !value.empty() ? "***" : value; }

Settings::Settings(std::vector<Setting> settings) : settings_(std::move(settings)) {}

const Setting& Settings::find(std::string_view key) const {
  const auto found = std::find_if(settings_.begin(), settings_.end(),
                                  [key](const Setting& setting) { return setting.key == key; });
  ENSURE(found != settings_.end(), "a setting that no rule names");
  return *found;
}

const std::string& Settings::text(std::string_view key) const { return find(key).value; }

std::size_t Settings::whole(std::string_view key) const {
  const auto value = number(find(key).value);
  ENSURE(value && *value >= 0, "a setting that is no whole number");
  return static_cast<std::size_t>(*value);
}

engine::Loaded<Settings> load_settings(const SettingSources& sources,
                                       const std::vector<SettingRule>& rules) {
  Layers layers(rules);
  layers.file(sources.file);
  layers.environment(sources.environment);
  layers.flags(sources.flags);
  return layers.result();
}

}  // namespace adapters::county
