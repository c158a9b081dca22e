// SPDX-License-Identifier: Apache-2.0
// Limits as text: "4 WH" and nothing that only looks like it.
#include "engine/calendar/limit.hpp"

#include <catch2/catch.hpp>
#include <random>

using engine::Duration;
using engine::calendar::Limit;
using engine::calendar::parse_limit;
using engine::calendar::to_string;
using engine::calendar::Unit;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("limit: amounts are read in their unit", "[limit]") {
  const auto [text, unit, amount] = GENERATE(table<const char*, Unit, Duration>({
      {"2 UH", Unit::UH, hours{2}},
      {"4 WH", Unit::WH, hours{4}},
      {"1 WD", Unit::WD, hours{8}},
      {"1.5 WD", Unit::WD, hours{12}},
      {"15 CD", Unit::CD, hours{360}},
      {"0.25 UH", Unit::UH, minutes{15}},
      {"0 WH", Unit::WH, Duration{0}},
      {"007 CD", Unit::CD, hours{168}},
      {"3653 CD", Unit::CD, hours{24 * 3653}},
  }));
  CAPTURE(text);
  const auto limit = parse_limit(text);
  REQUIRE(limit);
  CHECK(limit.value() == Limit{unit, amount});
}

TEST_CASE("limit: what is no limit is refused with a word on what to write", "[limit]") {
  const auto* const text =
      GENERATE("", " ", "4", "WH", " WH", "4WH", "4 wh", "4  WH", " 4 WH", "4 WH ", "-4 WH",
               "+4 WH", "4. WH", ".5 WH", "1,5 WH", "1e3 WH", "0x4 WH", "nan WH", "inf WH", "4 WHH",
               "4 HW", "4 WH 2 UH", "1.2.3 WH", "４ WH", "4 工作时", "99999999999999999999 CD",
               "1.0000000001 WH", "4\tWH");
  CAPTURE(text);
  const auto limit = parse_limit(text);
  REQUIRE_FALSE(limit);
  CHECK(limit.error().code == engine::Errc::invalid_input);
  CHECK(limit.error().detail.find("4 WH") != std::string::npos);
}

TEST_CASE("limit: more than ten years are refused", "[limit]") {
  for (const char* text : {"3653.1 CD", "87673 UH", "29225 WH", "3654 WD", "999999999 CD"}) {
    CAPTURE(text);
    const auto limit = parse_limit(text);
    REQUIRE_FALSE(limit);
    CHECK(limit.error().detail.find("3653 days") != std::string::npos);
  }
}

TEST_CASE("limit: the shortest text is written", "[limit]") {
  CHECK(to_string({Unit::WH, hours{4}}) == "4 WH");
  CHECK(to_string({Unit::WD, hours{12}}) == "1.5 WD");
  CHECK(to_string({Unit::CD, hours{6}}) == "0.25 CD");
  CHECK(to_string({Unit::UH, minutes{20}}) == "0.3333333 UH");
  CHECK(to_string({Unit::UH, Duration{0}}) == "0 UH");
  CHECK(to_string({Unit::WH, -minutes{90}}) == "-1.5 WH");
}

TEST_CASE("limit: what is written is read back to the millisecond", "[limit]") {
  std::mt19937_64 random(4);
  std::uniform_int_distribution<std::int64_t> any_amount(0, std::int64_t{3653} * 8 * 3'600'000);
  for (int i = 0; i < 4'000; ++i) {
    const Limit limit{static_cast<Unit>(i % 4), Duration{any_amount(random) >> (i % 37)}};
    const std::string text = to_string(limit);
    CAPTURE(i, text, limit.amount.count());
    const auto read = parse_limit(text);
    REQUIRE(read);
    REQUIRE(read.value() == limit);
  }
}
