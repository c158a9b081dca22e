// SPDX-License-Identifier: Apache-2.0

// The list of planted bugs and their places in the code say the same.

#include "tests/sim/bugs.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "engine/base/planted.hpp"

namespace {

namespace fs = std::filesystem;

void collect(const fs::path& file, std::set<std::string>& names) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string mark = "PLANTED(\"";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    names.insert(text.substr(begin, text.find('"', begin) - begin));
  }
}

TEST_CASE("planted bugs: each has its place in the code and its line in the list", "[sim]") {
  std::set<std::string> in_code, in_list;
  for (const std::string folder : {"engine/chart", "engine/core", "engine/model", "engine/runtime",
                                   "adapters/sqlite", "adapters/memory", "tests/sim"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(SHAO_SOURCE_DIR) / folder)) {
      if (entry.path().extension() == ".cpp") collect(entry.path(), in_code);
    }
  }
  for (const auto& bug : sim::bugs) in_list.emplace(bug.name);
  CHECK(in_code == in_list);
  CHECK(in_list.size() == sim::bugs.size());
  CHECK(in_list.size() >= 20);
}

TEST_CASE("planted bugs: one at a time is in and none is unless it was planted", "[sim]") {
  CHECK_FALSE(engine::is_planted("ack_before_commit"));
  engine::plant("ack_before_commit");
  CHECK(engine::is_planted("ack_before_commit"));
  CHECK_FALSE(engine::is_planted("version_gap"));
  engine::plant("");
  CHECK_FALSE(engine::is_planted("ack_before_commit"));
  CHECK_FALSE(engine::is_planted(""));
}

}  // namespace
