// SPDX-License-Identifier: Apache-2.0
// Wall clocks that jump, repeat an hour, or stand at odd offsets: the mapping back from local time
// never goes back.
#include "engine/calendar/zone.hpp"

#include <catch2/catch.hpp>
#include <random>

using engine::Duration;
using engine::Instant;
using engine::LocalTime;
using engine::calendar::Zone;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Instant at(const char* text) { return engine::parse_rfc3339(text).value(); }
LocalTime local(const char* text) {
  return LocalTime{at((std::string(text) + ":00Z").c_str()).time_since_epoch()};
}

/// America/New_York in 2026.
Zone new_york() {
  return Zone("America/New_York", {{at("2025-11-02T06:00:00Z"), hours{-5}},
                                   {at("2026-03-08T07:00:00Z"), hours{-4}},
                                   {at("2026-11-01T06:00:00Z"), hours{-5}}});
}

}  // namespace

TEST_CASE("zone: before its first transition that offset holds", "[zone]") {
  CHECK(new_york().offset(at("1970-01-01T00:00:00Z")) == hours{-5});
  CHECK(new_york().to_instant(local("1970-01-01T00:00")) == at("1970-01-01T05:00:00Z"));
}

TEST_CASE("zone: a transition holds from its first millisecond on", "[zone]") {
  CHECK(new_york().offset(at("2026-03-08T06:59:59.999Z")) == hours{-5});
  CHECK(new_york().offset(at("2026-03-08T07:00:00Z")) == hours{-4});
}

TEST_CASE("zone: a local time that never happens is the instant of the jump", "[zone]") {
  const Instant jump = at("2026-03-08T07:00:00Z");
  CHECK(new_york().to_instant(local("2026-03-08T01:59")) == jump - minutes{1});
  CHECK(new_york().to_instant(local("2026-03-08T02:00")) == jump);
  CHECK(new_york().to_instant(local("2026-03-08T02:59")) == jump);
  CHECK(new_york().to_instant(local("2026-03-08T03:00")) == jump);
  CHECK(new_york().to_instant(local("2026-03-08T03:01")) == jump + minutes{1});
}

TEST_CASE("zone: a local time that happens twice is the first of the two", "[zone]") {
  CHECK(new_york().to_instant(local("2026-11-01T01:00")) == at("2026-11-01T05:00:00Z"));
  CHECK(new_york().to_instant(local("2026-11-01T01:59")) == at("2026-11-01T05:59:00Z"));
  CHECK(new_york().to_instant(local("2026-11-01T02:00")) == at("2026-11-01T07:00:00Z"));
}

TEST_CASE("zone: offsets of half and quarter hours", "[zone]") {
  const Zone kathmandu("Asia/Kathmandu", {{at("1970-01-01T00:00:00Z"), hours{5} + minutes{30}},
                                          {at("1985-12-31T18:30:00Z"), hours{5} + minutes{45}}});
  CHECK(kathmandu.to_local(at("2026-01-01T00:00:00Z")) == local("2026-01-01T05:45"));
  CHECK(kathmandu.to_instant(local("2026-01-01T05:45")) == at("2026-01-01T00:00:00Z"));
  CHECK(kathmandu.to_instant(local("1986-01-01T00:07")) == at("1985-12-31T18:30:00Z"));
}

TEST_CASE("zone: local time goes back to its instant and never backwards", "[zone]") {
  const Zone zone = new_york();
  std::mt19937_64 random(7);
  const Instant first = at("2025-06-01T00:00:00Z");
  std::uniform_int_distribution<std::int64_t> any(0, Duration{hours{24 * 600}}.count());
  for (int i = 0; i < 20'000; ++i) {
    // Half of the cases lie within two hours of a transition.
    const Instant near = i % 4 == 0 ? at("2026-03-08T07:00:00Z") : at("2026-11-01T06:00:00Z");
    const Instant one = i % 2 == 0 ? near + Duration{any(random) % 7'200'000 - 3'600'000}
                                   : first + Duration{any(random)};
    CAPTURE(i, engine::to_rfc3339(one));
    const Instant back = zone.to_instant(zone.to_local(one));
    const bool repeats = one >= at("2026-11-01T06:00:00Z") && one < at("2026-11-01T07:00:00Z");
    REQUIRE(back == (repeats ? one - hours{1} : one));
    const LocalTime reading = zone.to_local(one);
    REQUIRE(zone.to_instant(reading) <=
            zone.to_instant(reading + Duration{any(random) % 9'000'000}));
  }
}
