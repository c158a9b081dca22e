// SPDX-License-Identifier: Apache-2.0
// The tree as it stands keeps the rules of the house. Each rule is tested in rules_test.cpp.
#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/house/bans.hpp"
#include "tests/unit/house/floors.hpp"
#include "tests/unit/house/promises.hpp"
#include "tests/unit/house/shape.hpp"

namespace {

const std::vector<house::Source>& tree() {
  static const std::vector<house::Source> sources = house::read_tree(SHAO_SOURCE_DIR);
  return sources;
}

template <class Rule>
std::string broken(Rule rule) {
  house::Offences all;
  for (const house::Source& source : tree()) {
    for (house::Offence& offence : rule(source)) all.push_back(std::move(offence));
  }
  return house::report(all);
}

std::string text_of(std::string_view path) {
  for (const house::Source& source : tree()) {
    if (source.path == path) return source.text;
  }
  return "";
}

}  // namespace

TEST_CASE("house: the tree is found", "[house]") {
  CHECK(tree().size() > 100);
  CHECK_FALSE(text_of("engine/base/result.hpp").empty());
  CHECK_FALSE(text_of("README.md").empty());
}

TEST_CASE("house: every include stays on its floor or goes down", "[house]") {
  CHECK(broken(house::wrong_includes) == "");
}

TEST_CASE("house: every source includes its own header first", "[house]") {
  std::set<std::string> headers;
  for (const house::Source& source : tree()) {
    if (house::is_header(source)) headers.insert(source.path);
  }
  CHECK(broken([&](const house::Source& source) {
          const std::string stem = source.path.substr(0, source.path.rfind('.'));
          return house::own_header_not_first(source, headers.count(stem + ".hpp") > 0);
        }) == "");
}

TEST_CASE("house: no header is dead", "[house]") {
  CHECK(house::report(house::dead_headers(tree())) == "");
}

TEST_CASE("house: no file is the monolith", "[house]") { CHECK(broken(house::too_long) == ""); }

TEST_CASE("house: lines are short and clean", "[house]") { CHECK(broken(house::bad_lines) == ""); }

TEST_CASE("house: every file begins as it should", "[house]") {
  CHECK(broken(house::bad_head) == "");
}

TEST_CASE("house: files are named alike", "[house]") { CHECK(broken(house::bad_name) == ""); }

TEST_CASE("house: tests have names that CTest can run", "[house]") {
  CHECK(broken(house::bad_test_names) == "");
}

TEST_CASE("house: every test is run by somebody", "[house]") {
  const std::string claims = text_of("tests/CMakeLists.txt");
  CHECK(house::report(house::unclaimed_tests(tree(), claims)) == "");
}

TEST_CASE("house: banned words stay out of the code", "[house]") {
  CHECK(broken(house::banned_words) == "");
}

TEST_CASE("house: nothing is left for later", "[house]") {
  CHECK(broken(house::left_for_later) == "");
}

TEST_CASE("house: no handler swallows exceptions", "[house]") {
  CHECK(broken(house::swallowed_exceptions) == "");
}

TEST_CASE("house: no coroutine captures", "[house]") {
  CHECK(broken(house::capturing_coroutines) == "");
}

TEST_CASE("house: no path of one machine is in the tree", "[house]") {
  CHECK(broken(house::machine_paths) == "");
}

TEST_CASE("house: every promise is held by a test that exists", "[house]") {
  const std::string page = text_of("PROMISES.md");
  CHECK_FALSE(page.empty());
  CHECK(house::report(house::empty_promises({"PROMISES.md", page}, tree())) == "");
}
