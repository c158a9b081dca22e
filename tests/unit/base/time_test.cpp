// SPDX-License-Identifier: Apache-2.0
// Instants as text: what RFC 3339 allows is read, and nothing else.
#include "engine/base/time.hpp"

#include <catch2/catch.hpp>
#include <random>

using engine::Duration;
using engine::Instant;
using engine::parse_rfc3339;
using engine::to_rfc3339;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("time: an instant is written in UTC and with an offset", "[time]") {
  CHECK(to_rfc3339(Instant{}) == "1970-01-01T00:00:00.000Z");
  CHECK(to_rfc3339(Instant{Duration{1'790'758'800'007}}) == "2026-09-30T09:00:00.007Z");
  const Instant noon{Duration{1'790'758'800'000}};
  CHECK(to_rfc3339(noon, hours{8}) == "2026-09-30T17:00:00.000+08:00");
  CHECK(to_rfc3339(noon, hours{5} + minutes{45}) == "2026-09-30T14:45:00.000+05:45");
  CHECK(to_rfc3339(noon, -(hours{3} + minutes{30})) == "2026-09-30T05:30:00.000-03:30");
  CHECK(to_rfc3339(noon, -minutes{30}) == "2026-09-30T08:30:00.000-00:30");
  CHECK(to_rfc3339(Instant{Duration{-1}}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("time: every form of RFC 3339 is read", "[time]") {
  const auto [text, milliseconds] = GENERATE(table<const char*, std::int64_t>({
      {"1970-01-01T00:00:00Z", 0},
      {"1970-01-01t00:00:00z", 0},
      {"1970-01-01 00:00:00Z", 0},
      {"1970-01-01T08:00:00+08:00", 0},
      {"1969-12-31T20:30:00-03:30", 0},
      {"1970-01-01T00:00:00-00:00", 0},
      {"1970-01-01T00:00:00.1Z", 100},
      {"1970-01-01T00:00:00.0019999999999Z", 1},
      {"2026-09-30T17:00:00.000+08:00", 1'790'758'800'000},
      {"2024-02-29T00:00:00Z", 1'709'164'800'000},
      {"2016-12-31T23:59:60Z", 1'483'228'800'000},  // A leap second is the next second.
      {"1969-12-31T23:59:59.999Z", -1},
  }));
  CAPTURE(text);
  const auto at = parse_rfc3339(text);
  REQUIRE(at);
  CHECK(at.value() == Instant{Duration{milliseconds}});
}

TEST_CASE("time: what is no instant is refused with a word on what to write", "[time]") {
  const auto* const text =
      GENERATE("", " ", "now", "2026", "2026-09-30", "2026-09-30T17:00", "2026-09-30T17:00:00",
               "2026-09-30T17:00:00.+08:00", "2026-09-30T17:00:00+0800", "2026-09-30T17:00:00+8:00",
               "2026-09-30T17:00:00+24:00", "2026-09-30T17:00:00+08:60", "2026-09-30T24:00:00Z",
               "2026-09-30T23:60:00Z", "2026-09-30T23:59:61Z", "2026-02-29T00:00:00Z",
               "2026-00-10T00:00:00Z", "2026-13-10T00:00:00Z", "2026-04-31T00:00:00Z",
               "2026-9-30T17:00:00Z", "26-09-30T17:00:00Z", "2026/09/30T17:00:00Z",
               "2026-09-30T17:00:00Z ", " 2026-09-30T17:00:00Z", "2026-09-30T17:00:00ZZ",
               "2026-09-30X17:00:00Z", "+2026-09-30T17:00:00Z", "-026-09-30T17:00:00Z",
               "2026-09-30T17:00:0xZ", "２０２６-09-30T17:00:00Z");
  CAPTURE(text);
  const auto at = parse_rfc3339(text);
  REQUIRE_FALSE(at);
  CHECK(at.error().code == engine::Errc::invalid_input);
  CHECK(at.error().detail.find("2026-09-30T17:00:00+08:00") != std::string::npos);
}

TEST_CASE("time: a zero byte and a text without end are refused", "[time]") {
  CHECK_FALSE(parse_rfc3339(std::string_view{"2026-09-30T17:00:00Z\0", 21}));
  const auto at = parse_rfc3339(std::string(1'000'000, '2'));
  REQUIRE_FALSE(at);
  CHECK(at.error().detail.size() < 200);
}

TEST_CASE("time: what is written is read back", "[time]") {
  std::mt19937_64 random(20260930);
  std::uniform_int_distribution<std::int64_t> any_instant(0, 4'102'444'800'000);
  std::uniform_int_distribution<int> any_offset(-14 * 60, 14 * 60);
  for (int i = 0; i < 2'000; ++i) {
    const Instant at{Duration{any_instant(random)}};
    const std::string text = to_rfc3339(at, minutes{any_offset(random)});
    CAPTURE(i, text);
    const auto read = parse_rfc3339(text);
    REQUIRE(read);
    REQUIRE(read.value() == at);
  }
}
