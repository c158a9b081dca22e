// SPDX-License-Identifier: Apache-2.0

// What was found once stays found: every file of the corpora goes through its target again, in a
// build without a fuzzer.

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "tests/fuzz/targets.hpp"

namespace {

constexpr std::array<std::pair<const char*, fuzz::Target>, 10> targets = {{
    {"calendar", fuzz::calendar},
    {"chart", fuzz::chart},
    {"command", fuzz::command},
    {"expression", fuzz::expression},
    {"proof", fuzz::proof},
    {"record", fuzz::record},
    {"request", fuzz::request},
    {"settings", fuzz::settings},
    {"stream", fuzz::stream},
    {"table", fuzz::table},
}};

std::size_t replay(const std::filesystem::path& folder, fuzz::Target target) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path().filename().string());
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    target(bytes.str());
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("corpora: whatever was found once does no harm again", "[fuzz]") {
  for (const auto& [name, target] : targets) {
    INFO(name);
    target("");
    CHECK(replay(std::filesystem::path(SHAO_SOURCE_DIR) / "tests/fuzz/corpus" / name, target) > 0);
  }
}
