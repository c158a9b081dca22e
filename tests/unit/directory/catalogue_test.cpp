// SPDX-License-Identifier: Apache-2.0
// Categories and whistles by code, and the limit that says most.
#include "engine/directory/catalogue.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "engine/directory/limit_table.hpp"

using namespace engine::directory;
using engine::calendar::Limit;
using engine::calendar::Unit;

namespace {

LimitRow row(const char* name, const char* category, const char* whistle, int severity, int hours) {
  return {.name = name,
          .category = category,
          .whistle = whistle,
          .severity = severity,
          .limit = Limit{Unit::UH, std::chrono::hours{hours}},
          .source = {}};
}

/// The amount tells which row was found.
const LimitTable table{{row("resolve", "", "", 0, 1), row("resolve", "", "", 1, 2),
                        row("resolve", "", "emergency", 0, 3), row("resolve", "E0496", "", 0, 4),
                        row("resolve", "E0496", "", 2, 5), row("resolve", "E0110", "", 1, 6),
                        row("claim", "", "", 1, 7)}};

using Hours = std::vector<int>;

/// The rows that hold, where the category's own severity is 2.
Hours found(const char* name, const char* category, const char* whistle, int severity) {
  Hours hours;
  for (const Limit& limit : table.find({.name = name,
                            .category = category,
                            .whistle = whistle,
                            .severity = severity,
                            .catalogued = 2})) {
    hours.push_back(static_cast<int>(limit.amount / std::chrono::hours{1}));
  }
  return hours;
}

}  // namespace

TEST_CASE("limits: a row gives way to one that says the same and more", "[limits]") {
  CHECK(found("resolve", "", "", 4) == Hours{1});
  CHECK(found("resolve", "S1701", "daily", 4) == Hours{1});
  CHECK(found("resolve", "S1701", "", 1) == Hours{2});
  CHECK(found("resolve", "E0496", "", 2) == Hours{5});
  CHECK(found("resolve", "E0110", "", 1) == Hours{6});
}

TEST_CASE("limits: rows that say different things hold side by side", "[limits]") {
  CHECK(found("resolve", "S1701", "emergency", 1) == Hours{2, 3});
  CHECK(found("resolve", "E0496", "emergency", 3) == Hours{3, 4});
  CHECK(found("resolve", "E0496", "emergency", 1) == Hours{2, 3, 4});
}

TEST_CASE("limits: a category speaks for its own severity until it is graded up", "[limits]") {
  const LimitTable repair{{row("resolve", "", "", 1, 24), row("resolve", "E0505", "", 0, 40)}};
  const auto count = [&repair](int severity, int catalogued) {
    return repair
        .find({.name = "resolve",
               .category = "E0505",
               .whistle = {},
               .severity = severity,
               .catalogued = catalogued})
        .size();
  };
  CHECK(count(1, 1) == 1);
  CHECK(count(1, 2) == 2);
}

TEST_CASE("limits: what a case was filed as says more than its category", "[limits]") {
  LimitRow broken = row("resolve", "C0103", "", 0, 8);
  broken.condition = "破损";
  const LimitTable covers{{row("resolve", "", "", 1, 24), row("resolve", "C0103", "", 0, 2),
                           row("resolve", "C0103", "", 1, 3), broken}};
  const auto limits = [&covers](const char* category, const char* condition, int severity) {
    Hours hours;
    for (const Limit& limit : covers.find({.name = "resolve",
                              .category = category,
                              .condition = condition,
                              .whistle = {},
                              .severity = severity,
                              .catalogued = severity})) {
      hours.push_back(static_cast<int>(limit.amount / std::chrono::hours{1}));
    }
    return hours;
  };
  CHECK(limits("C0103", "破损", 1) == Hours{8});
  CHECK(limits("C0103", "破损", 2) == Hours{8});
  CHECK(limits("C0103", "缺失", 1) == Hours{3});
  CHECK(limits("C0103", "", 2) == Hours{2});
  CHECK(limits("C0137", "破损", 1) == Hours{24});
}

TEST_CASE("limits: a row that does not fit says nothing", "[limits]") {
  CHECK(found("resolve", "E0110", "", 4) == Hours{1});
  CHECK(found("claim", "", "", 1) == Hours{7});
  CHECK(found("claim", "", "", 2).empty());
  CHECK(found("arrive", "", "", 1).empty());
  CHECK(LimitTable{}.find({.name = "resolve", .category = {}, .whistle = {}}).empty());
}

TEST_CASE("limits: names are listed once and in order", "[limits]") {
  CHECK(table.names() == std::vector<std::string>{"claim", "resolve"});
}

TEST_CASE("catalogue: categories and whistles are found by their codes", "[catalogue]") {
  Category category;
  category.code = CategoryCode{"E0496"};
  category.name = "占用消防通道";
  Whistle whistle;
  whistle.type = "daily";
  const Catalogue catalogue{{category}, {whistle}};

  REQUIRE(catalogue.find(CategoryCode{"E0496"}) != nullptr);
  CHECK(catalogue.find(CategoryCode{"E0496"})->name == "占用消防通道");
  CHECK(catalogue.find(CategoryCode{"E049"}) == nullptr);
  CHECK(catalogue.find_whistle("daily") != nullptr);
  CHECK(catalogue.find_whistle("日常哨") == nullptr);
}
