// SPDX-License-Identifier: Apache-2.0

// What charts count of other cases: in the rows, and in the book where the rows are behind.

#include <catch2/catch.hpp>

#include "tests/unit/runtime/toy.hpp"

namespace {

using engine::directory::Counted;
using runtime_test::Toy;

engine::directory::Measure measure(Counted counted, std::chrono::days since = {}) {
  return {.name = "toys" + std::string(to_string(counted)) + std::to_string(since.count()),
          .kind = "incident",
          .counted = counted,
          .categories = {engine::directory::CategoryCode("E0110")},
          .since = since};
}

std::int64_t counted(Toy& toy, const engine::directory::Measure& what) {
  const auto place = toy.loop().find(engine::model::CaseId(1))->row.place;
  return toy.loop().context(toy.now).count(what, place).value();
}

TEST_CASE("a case is counted as it is now whether or not its row is written") {
  const bool written = GENERATE(false, true);
  CAPTURE(written);
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.raise()));
  if (written) REQUIRE(toy.loop().write_rows());
  CHECK(counted(toy, measure(Counted::raised)) == 2);
  CHECK(counted(toy, measure(Counted::open)) == 2);
  CHECK(counted(toy, measure(Counted::ended)) == 0);

  REQUIRE(toy.process(toy.send(2, "finish")));
  CHECK(counted(toy, measure(Counted::raised)) == 2);
  CHECK(counted(toy, measure(Counted::open)) == 1);
  CHECK(counted(toy, measure(Counted::ended)) == 1);
}

TEST_CASE("what was counted at one instant is counted anew at another") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  const auto of_a_week = measure(Counted::raised, std::chrono::days{7});
  CHECK(counted(toy, of_a_week) == 1);
  toy.now += std::chrono::days{8};
  CHECK(counted(toy, of_a_week) == 0);
  CHECK(counted(toy, measure(Counted::raised)) == 1);
}

TEST_CASE("cases of another kind or category or place are not counted") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  auto other = measure(Counted::raised);
  other.name = "of another kind";
  other.kind = "ticket";
  CHECK(counted(toy, other) == 0);
  other = measure(Counted::raised);
  other.name = "of another category";
  other.categories = {engine::directory::CategoryCode("E0101")};
  CHECK(counted(toy, other) == 0);
  const auto elsewhere = toy.county.directory.place_named("511725002");
  REQUIRE(elsewhere);
  CHECK(toy.loop().context(toy.now).count(measure(Counted::raised), *elsewhere) == 0);
}

}  // namespace
