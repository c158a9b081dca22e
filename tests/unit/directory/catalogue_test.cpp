// SPDX-License-Identifier: Apache-2.0
// Categories and whistles by code, and the limit that says most.
#include "engine/directory/catalogue.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

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
                        row("resolve", "E0496", "", 1, 5), row("resolve", "E0110", "", 1, 6),
                        row("claim", "", "", 1, 7)}};

int found(const char* name, const char* category, const char* whistle, int severity) {
  const auto limit = table.find(name, category, whistle, severity);
  return limit ? static_cast<int>(limit->amount / std::chrono::hours{1}) : 0;
}

}  // namespace

TEST_CASE("limits: the row that says most wins", "[limits]") {
  CHECK(found("resolve", "", "", 0) == 1);
  CHECK(found("resolve", "S1701", "daily", 4) == 1);
  CHECK(found("resolve", "S1701", "", 1) == 2);
  CHECK(found("resolve", "S1701", "emergency", 4) == 3);
  // The whistle weighs more than the severity, the category more than both.
  CHECK(found("resolve", "S1701", "emergency", 1) == 3);
  CHECK(found("resolve", "E0496", "emergency", 4) == 4);
  CHECK(found("resolve", "E0496", "emergency", 1) == 5);
}

TEST_CASE("limits: a row that does not fit says nothing", "[limits]") {
  CHECK(found("resolve", "E0110", "", 4) == 1);
  CHECK(found("resolve", "E0110", "", 1) == 6);
  CHECK(found("claim", "", "", 1) == 7);
  CHECK(found("claim", "", "", 2) == 0);
  CHECK(found("arrive", "", "", 1) == 0);
  CHECK_FALSE(LimitTable{}.find("resolve", "", "", 0).has_value());
}

TEST_CASE("limits: the first of two equal rows stands", "[limits]") {
  const LimitTable equal{{row("claim", "", "", 0, 8), row("claim", "", "", 0, 9)}};
  CHECK(equal.find("claim", "", "", 0)->amount == std::chrono::hours{8});
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
