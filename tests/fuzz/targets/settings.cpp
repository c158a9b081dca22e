// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/settings.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

namespace county = adapters::county;

struct File {
  File()
      : path(std::filesystem::temp_directory_path() /
             ("shao-fuzz-" + std::to_string(getpid()) + ".toml")) {}
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::filesystem::path path;
};

void check(const county::Settings& settings) {
  for (const auto& rule : county::setting_rules()) {
    const auto& value = settings.text(rule.key);
    if (!rule.choices.empty()) {
      ENSURE(std::find(rule.choices.begin(), rule.choices.end(), value) != rule.choices.end(),
             "a choice is one of its words");
    } else if (rule.high > 0) {
      const auto number = static_cast<long>(settings.whole(rule.key));
      ENSURE(number >= rule.low && number <= rule.high, "a number is within its bounds");
    }
  }
}

}  // namespace

void settings(std::string_view bytes) {
  static const File file;
  std::ofstream(file.path, std::ios::binary | std::ios::trunc) << bytes;
  const auto loaded = county::load_settings({.file = file.path, .environment = {}, .flags = {}});
  if (loaded) return check(loaded.value());
  ENSURE(std::any_of(loaded.faults().begin(), loaded.faults().end(),
                     [](const auto& fault) { return fault.line > 0; }),
         "a refused file has a fault that says where");
  for (const auto& fault : loaded.faults()) {
    ENSURE(!fault.what.empty() && !fault.remedy.empty(), "a fault says what it is and what to do");
  }
}

}  // namespace fuzz
