// SPDX-License-Identifier: Apache-2.0

// Shrinking, and what is kept of a case.

#include "tests/sim/shrink.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/sim/case_file.hpp"
#include "tests/sim/nemesis.hpp"

namespace {

using sim::Op;
using sim::OpKind;

std::vector<Op> many() {
  std::vector<Op> ops;
  for (std::uint32_t tag = 1; tag <= 100; ++tag) ops.push_back({.at = tag, .tag = tag});
  return ops;
}

bool has(const std::vector<Op>& ops, std::uint32_t tag) {
  return std::any_of(ops.begin(), ops.end(), [tag](const Op& op) { return op.tag == tag; });
}

TEST_CASE("shrink: of many things only those that it takes are left", "[sim]") {
  const auto left = sim::shrink(
      many(), [](const auto& ops) { return has(ops, 17) && has(ops, 18) && has(ops, 91); },
      [] { return true; });
  REQUIRE(left.size() == 3);
  CHECK((left[0].tag == 17 && left[1].tag == 18 && left[2].tag == 91));
}

TEST_CASE("shrink: when its time is over what is left still breaks", "[sim]") {
  int tries = 0;
  const auto breaks = [](const auto& ops) { return has(ops, 40) && has(ops, 60); };
  const auto left = sim::shrink(many(), breaks, [&tries] { return ++tries < 12; });
  CHECK(breaks(left));
  CHECK(left.size() < 100);
}

TEST_CASE("case file: an op is read back as it was written", "[sim]") {
  const Op op{.at = 12,
              .kind = OpKind::send,
              .tag = 3,
              .key = 2,
              .who = "dispatcher.1",
              .event = "close",
              .subject = "17.2",
              .form = {{"outcome", "fixed"}},
              .if_match = 4,
              .amount = -5};
  CHECK(sim::op_of(sim::to_json(op)) == op);
  CHECK_FALSE(sim::op_of(boost::json::value("nothing")));
  CHECK_FALSE(sim::op_of(boost::json::value({{"kind", "unheard of"}})));
}

TEST_CASE("case file: a case is read back and anything else is refused", "[sim]") {
  const auto path = std::filesystem::temp_directory_path() / "shao-sim-case-test.json";
  const sim::CaseFile file{.seed = 9,
                           .quiet = true,
                           .store = "sqlite",
                           .planted = "",
                           .violation = {"I4", "a \"gap\""},
                           .ops = many()};
  REQUIRE(sim::write_case(path, file));
  const auto read = sim::read_case(path);
  REQUIRE(read);
  CHECK((read->seed == 9 && read->quiet && read->store == "sqlite"));
  CHECK(read->violation.words == file.violation.words);
  CHECK(read->ops == file.ops);
  std::ofstream(path) << "{\"ops\": 3}";
  CHECK_FALSE(sim::read_case(path));
  std::filesystem::remove(path);
}

TEST_CASE("nemesis: each mishap has its name and strikes once", "[sim]") {
  CHECK_FALSE(sim::mishap_of("append"));
  CHECK_FALSE(sim::mishap_of("append.nothing"));
  const auto mishap = sim::mishap_of("rows.crash_after");
  REQUIRE(mishap);
  sim::Nemesis nemesis;
  nemesis.arm(*mishap, 2);
  CHECK_FALSE(nemesis.strike(sim::Door::append));
  CHECK_FALSE(nemesis.strike(sim::Door::rows));
  CHECK(nemesis.strike(sim::Door::rows) == sim::Harm::after);
  CHECK_FALSE(nemesis.strike(sim::Door::rows));
  CHECK(nemesis.struck() == 1);
}

}  // namespace
