// SPDX-License-Identifier: Apache-2.0
// The zones of the system as values: their offsets, past, present, and after the last transition
// that their files list.
#include "adapters/county/zone.hpp"

#include <catch2/catch.hpp>

#include "adapters/county/zone_rule.hpp"

namespace {

using adapters::county::load_zone;
using engine::Instant;
using engine::calendar::Zone;
using std::chrono::hours;
using std::chrono::minutes;

Zone zone(const std::string& name) {
  auto loaded = load_zone(name);
  REQUIRE(loaded);
  return std::move(*loaded);
}

Instant at(const char* text) {
  auto parsed = engine::parse_rfc3339(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("zone: China is at +8 but for the summers of 1986 to 1991", "[zone]") {
  const Zone shanghai = zone("Asia/Shanghai");
  CHECK(shanghai.name() == "Asia/Shanghai");
  CHECK(shanghai.offset(at("1970-01-01T00:00:00Z")) == hours{8});
  for (const char* summer :
       {"1986-07-01T00:00:00Z", "1988-07-01T00:00:00Z", "1991-07-01T00:00:00Z"})
    CHECK(shanghai.offset(at(summer)) == hours{9});
  CHECK(shanghai.offset(at("1992-07-01T00:00:00Z")) == hours{8});
  CHECK(shanghai.offset(at("2026-07-01T00:00:00Z")) == hours{8});
  CHECK(shanghai.offset(at("2099-07-01T00:00:00Z")) == hours{8});
}

TEST_CASE("zone: New York changes its clocks to the second", "[zone]") {
  const Zone new_york = zone("America/New_York");
  CHECK(new_york.offset(at("2026-03-08T06:59:59.999Z")) == hours{-5});
  CHECK(new_york.offset(at("2026-03-08T07:00:00Z")) == hours{-4});
  CHECK(new_york.offset(at("2026-11-01T05:59:59.999Z")) == hours{-4});
  CHECK(new_york.offset(at("2026-11-01T06:00:00Z")) == hours{-5});
}

TEST_CASE("zone: summers go on after the last transition that the file lists", "[zone]") {
  const Zone new_york = zone("America/New_York");
  CHECK(new_york.offset(at("2037-07-01T00:00:00Z")) == hours{-4});
  CHECK(new_york.offset(at("2038-01-01T00:00:00Z")) == hours{-5});
  CHECK(new_york.offset(at("2038-07-01T00:00:00Z")) == hours{-4});
  // The second Sunday of March and the first of November, at 2:00 on the wall.
  CHECK(new_york.offset(at("2050-03-13T06:59:59Z")) == hours{-5});
  CHECK(new_york.offset(at("2050-03-13T07:00:00Z")) == hours{-4});
  CHECK(new_york.offset(at("2099-11-01T05:59:59Z")) == hours{-4});
  CHECK(new_york.offset(at("2099-11-01T06:00:00Z")) == hours{-5});

  const Zone lord_howe = zone("Australia/Lord_Howe");
  CHECK(lord_howe.offset(at("2060-01-01T00:00:00Z")) == hours{11});
  CHECK(lord_howe.offset(at("2060-07-01T00:00:00Z")) == hours{10} + minutes{30});
}

TEST_CASE("zone: offsets may end in quarters of an hour", "[zone]") {
  const Zone kathmandu = zone("Asia/Kathmandu");
  CHECK(kathmandu.offset(at("1985-12-31T18:29:59Z")) == hours{5} + minutes{30});
  CHECK(kathmandu.offset(at("1985-12-31T18:30:00Z")) == hours{5} + minutes{45});
  CHECK(kathmandu.offset(at("2026-07-01T00:00:00Z")) == hours{5} + minutes{45});
}

TEST_CASE("zone: a name that the system does not know is told", "[zone]") {
  for (const char* name : {"Asia/Quxian", "", "asia/shanghai", "../../../etc/passwd",
                           "Asia/Shanghai ", "posixrules/../Asia/Shanghai", "+08:00"}) {
    CAPTURE(name);
    const auto loaded = load_zone(name);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == engine::Errc::not_found);
    CHECK(loaded.error().detail.find(name) != std::string::npos);
  }
}

TEST_CASE("zone rule: the forms that zone files use are read", "[zone]") {
  using adapters::county::parse_zone_rule;
  const auto dublin = parse_zone_rule("IST-1GMT0,M10.5.0,M3.5.0/1");
  REQUIRE(dublin);
  CHECK(dublin->standard == hours{1});
  CHECK(dublin->summer == hours{0});
  const auto nuuk = parse_zone_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  REQUIRE(nuuk);
  CHECK(nuuk->standard == hours{-2});
  CHECK(nuuk->summer == hours{-1});
  CHECK(nuuk->begins.time == hours{-1});
  const auto chatham = parse_zone_rule("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45");
  REQUIRE(chatham);
  CHECK(chatham->standard == hours{12} + minutes{45});
  CHECK(chatham->ends.time == hours{3} + minutes{45});
}

TEST_CASE("zone rule: what is no rule of summer time is refused", "[zone]") {
  for (const char* text :
       {"", "CST-8", ",", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,M3.2.0/,M11.1.0", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x",
        "EST5EDT,M-3.2.0,M11.1.0", "<EST5EDT,M3.2.0,M11.1.0", "EST5EDT,J60,J300",
        "EST99999999999EDT,M3.2.0,M11.1.0"}) {
    CAPTURE(text);
    CHECK_FALSE(adapters::county::parse_zone_rule(text));
  }
}
