// SPDX-License-Identifier: Apache-2.0
// Working time by example: lunch, nights, weekends, holidays, worked weekends, jumping clocks.
#include "engine/calendar/calendar.hpp"

#include <catch2/catch.hpp>

#include "tests/support/working_minutes.hpp"

using engine::Duration;
using engine::Instant;
using engine::calendar::Calendar;
using engine::calendar::CalendarRules;
using engine::calendar::Hours;
using engine::calendar::Unit;
using engine::calendar::Zone;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// "2026-03-02 08:00" in China.
Instant china(const char* text) {
  return engine::parse_rfc3339(std::string(text) + ":00+08:00").value();
}
Instant at(const char* text) { return engine::parse_rfc3339(text).value(); }

/// The changes of America/New_York in 2026.
Zone new_york() {
  return Zone("America/New_York", {{at("2025-11-02T06:00:00Z"), hours{-5}},
                                   {at("2026-03-08T07:00:00Z"), hours{-4}},
                                   {at("2026-11-01T06:00:00Z"), hours{-5}}});
}

Calendar around_the_clock(Zone zone) {
  return Calendar(CalendarRules{.id = "always",
                                .zone = std::move(zone),
                                .hours = {Hours{hours{0}, hours{24}}},
                                .weekdays = {std::chrono::Sunday, std::chrono::Monday},
                                .special = {},
                                .years = {}});
}

}  // namespace

TEST_CASE("calendar: amounts end where they should", "[calendar]") {
  const Calendar calendar = support::county_calendar();
  const auto [unit, from, amount, due, why] =
      GENERATE(table<Unit, const char*, Duration, const char*, const char*>({
          {Unit::WH, "2026-03-02 08:00", hours{4}, "2026-03-02 12:00", "noon and not after lunch"},
          {Unit::WH, "2026-03-02 08:00", hours{5}, "2026-03-02 15:00", "lunch isn't counted"},
          {Unit::WH, "2026-03-02 12:30", hours{1}, "2026-03-02 15:00", "begun at lunch"},
          {Unit::WH, "2026-03-02 17:00", hours{2}, "2026-03-03 09:00", "over night"},
          {Unit::WH, "2026-03-02 03:00", hours{1}, "2026-03-02 09:00", "begun at night"},
          {Unit::WH, "2026-03-06 17:00", hours{2}, "2026-03-09 09:00", "over a weekend"},
          {Unit::WH, "2026-03-07 10:00", hours{1}, "2026-03-09 09:00", "begun on a Saturday"},
          {Unit::WD, "2026-03-02 10:00", hours{8}, "2026-03-03 10:00", "a working day"},
          {Unit::WD, "2026-03-02 10:00", hours{12}, "2026-03-03 16:00", "one and a half"},
          {Unit::WD, "2026-03-06 10:00", hours{40}, "2026-03-13 10:00", "a working week"},
          {Unit::WD, "2026-02-13 17:00", hours{8}, "2026-02-14 17:00", "a worked Saturday (2026)"},
          {Unit::WD, "2026-02-14 17:00", hours{8}, "2026-02-24 17:00", "over the Spring Festival"},
          {Unit::WH, "2026-02-18 10:00", hours{8}, "2026-02-24 18:00", "begun on a holiday"},
          {Unit::WH, "2026-03-02 23:00", hours{0}, "2026-03-02 23:00", "nothing ends at once"},
          {Unit::UH, "2026-02-18 23:00", hours{2}, "2026-02-19 01:00", "urgent hours don't rest"},
          {Unit::CD, "2026-02-14 17:30", hours{48}, "2026-02-16 17:30", "days of the calendar"},
          {Unit::WD, "2006-12-29 17:00", hours{8}, "2006-12-30 17:00", "2007's notice, in 2006"},
          {Unit::WD, "2019-12-31 17:00", hours{8}, "2020-01-02 17:00", "over New Year"},
          {Unit::WD, "1999-01-04 08:00", hours{80}, "1999-01-15 18:00", "before all tables"},
          {Unit::WD, "2090-06-05 08:00", hours{80}, "2090-06-16 18:00", "after all tables"},
      }));
  CAPTURE(why, from);
  const Instant start = china(from);
  const Instant end = calendar.advance(unit, start, amount);
  CHECK(engine::to_rfc3339(end, hours{8}) == engine::to_rfc3339(china(due), hours{8}));
  CHECK(calendar.counted(unit, start, end) == amount);
}

TEST_CASE("calendar: nothing is counted backwards or in no time", "[calendar]") {
  const Calendar calendar = support::county_calendar();
  for (const Unit unit : {Unit::UH, Unit::WH, Unit::WD, Unit::CD}) {
    CHECK(calendar.counted(unit, china("2026-03-02 09:00"), china("2026-03-02 09:00")).count() ==
          0);
    CHECK(calendar.counted(unit, china("2026-03-03 09:00"), china("2026-03-02 09:00")).count() ==
          0);
    CHECK(calendar.advance(unit, china("2026-03-02 09:00"), -hours{1}) ==
          china("2026-03-02 09:00"));
  }
}

TEST_CASE("calendar: long before and long after its tables weeks go on", "[calendar]") {
  const Calendar calendar = support::county_calendar();
  for (const char* monday :
       {"1970-01-05 08:00", "1985-07-01 08:00", "2050-01-03 08:00", "2099-12-28 08:00"}) {
    CAPTURE(monday);
    const Instant start = china(monday);
    CHECK(calendar.counted(Unit::WH, start, start + hours{24 * 7}) == hours{40});
    CHECK(calendar.advance(Unit::WH, start, hours{40}) == start + hours{24 * 4 + 10});
    CHECK(calendar.advance(Unit::WH, start, hours{400}) == start + hours{24 * (7 * 9 + 4) + 10});
  }
  // Across the whole table, 130 years: 52 weeks and a day or two each.
  const Duration all =
      calendar.counted(Unit::WH, china("1970-01-01 00:00"), china("2100-01-01 00:00"));
  CHECK(calendar.advance(Unit::WH, china("1970-01-01 00:00"), all) == china("2099-12-31 18:00"));
}

TEST_CASE("calendar: it knows the years of its notices by local time", "[calendar]") {
  const Calendar calendar = support::county_calendar();
  CHECK(calendar.knows(china("2007-01-01 00:00")));
  CHECK(calendar.knows(china("2026-12-31 23:59")));
  CHECK_FALSE(calendar.knows(china("2027-01-01 00:00")));
  CHECK_FALSE(calendar.knows(at("2026-12-31T16:00:00Z")));
  CHECK_FALSE(calendar.knows(china("2006-12-31 23:59")));
}

TEST_CASE("calendar: calendar days keep the time of day over changes of the clock", "[calendar]") {
  const Calendar calendar = around_the_clock(new_york());
  const auto [from, days, due, why] = GENERATE(table<const char*, int, const char*, const char*>({
      {"2026-03-07T10:00:00-05:00", 1, "2026-03-08T10:00:00-04:00", "23 hours"},
      {"2026-10-31T10:00:00-04:00", 1, "2026-11-01T10:00:00-05:00", "25 hours"},
      {"2026-03-07T02:30:00-05:00", 1, "2026-03-08T03:00:00-04:00", "a time that is skipped"},
      {"2026-03-08T03:00:00-04:00", 1, "2026-03-09T03:00:00-04:00", "from the jump on"},
      {"2026-10-31T01:30:00-04:00", 1, "2026-11-01T01:30:00-04:00", "the first of two"},
      {"2026-11-01T01:30:00-05:00", 1, "2026-11-02T01:30:00-05:00", "from the second of two"},
      {"2026-03-01T09:00:00-05:00", 245, "2026-11-01T09:00:00-05:00", "over both"},
  }));
  CAPTURE(why);
  const Instant end = calendar.advance(Unit::CD, at(from), hours{24 * days});
  CHECK(engine::to_rfc3339(end) == engine::to_rfc3339(at(due)));
}

TEST_CASE("calendar: in the hour that comes twice time is not counted back", "[calendar]") {
  const Calendar calendar = around_the_clock(new_york());
  const Instant second = at("2026-11-01T01:10:00-05:00");
  CHECK(calendar.advance(Unit::CD, second, minutes{20}) == second + minutes{20});
  CHECK(calendar.advance(Unit::CD, second, hours{1}) == second + hours{1});
  CHECK(calendar.counted(Unit::CD, at("2026-11-01T01:20:00-04:00"), second) == Duration{0});
}

TEST_CASE("calendar: working hours that a clock jumps over or repeats", "[calendar]") {
  const Calendar calendar = around_the_clock(new_york());
  // Sundays and Mondays are worked around the clock: 23 + 24 hours, 25 + 24 hours.
  CHECK(calendar.counted(Unit::WH, at("2026-03-07T00:00:00-05:00"),
                         at("2026-03-11T00:00:00-04:00")) == hours{47});
  CHECK(calendar.counted(Unit::WH, at("2026-10-31T00:00:00-04:00"),
                         at("2026-11-04T00:00:00-05:00")) == hours{49});
  CHECK(calendar.advance(Unit::WH, at("2026-03-07T00:00:00-05:00"), hours{23}) ==
        at("2026-03-09T00:00:00-04:00"));
  CHECK(calendar.advance(Unit::WH, at("2026-10-31T00:00:00-04:00"), hours{25}) ==
        at("2026-11-02T00:00:00-05:00"));
}

TEST_CASE("calendar: a clock put back over midnight has no day twice", "[calendar]") {
  // St. John's put its clocks back at 00:01 until 2011.
  const Calendar calendar = around_the_clock(
      Zone("America/St_Johns", {{at("2010-03-14T03:31:00Z"), -(hours{2} + minutes{30})},
                                {at("2010-11-07T02:31:00Z"), -(hours{3} + minutes{30})}}));
  const Instant evening = at("2010-11-06T22:00:00-02:30");  // A Saturday, not worked.
  Duration before{0};
  for (Instant now = evening; now < evening + hours{5}; now += minutes{1}) {
    const Duration counted = calendar.counted(Unit::WH, evening, now);
    REQUIRE(counted >= before);
    before = counted;
  }
  CHECK(calendar.counted(Unit::WH, evening, evening + hours{2}) == Duration{0});
  CHECK(calendar.counted(Unit::WH, evening, evening + hours{5}) == hours{3});
}

TEST_CASE("calendar: a day that was left out counts nothing", "[calendar]") {
  // Samoa went from 2011-12-29 to 2011-12-31, over the date line.
  const Calendar calendar =
      around_the_clock(Zone("Pacific/Apia", {{at("2011-09-24T14:00:00Z"), hours{-10}},
                                             {at("2011-12-30T10:00:00Z"), hours{14}}}));
  // Sunday and Monday, 1 and 2 January 2012.
  CHECK(calendar.counted(Unit::WH, at("2011-12-28T10:00:00Z"), at("2012-01-04T10:00:00Z")) ==
        hours{48});
  CHECK(calendar.advance(Unit::CD, at("2011-12-29T12:00:00-10:00"), hours{24}) ==
        at("2011-12-31T00:00:00+14:00"));
}
