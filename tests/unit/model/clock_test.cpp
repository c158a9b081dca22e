// SPDX-License-Identifier: Apache-2.0
// Clocks by example: pauses move the due instant by working time only, another limit keeps what was
// used, and a limit is kept at its due instant.
#include "engine/model/clock.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/working_minutes.hpp"

using engine::Duration;
using engine::Instant;
using engine::calendar::Calendar;
using engine::calendar::Limit;
using engine::calendar::Unit;
using engine::model::Clock;
using engine::model::ClockState;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// "2026-03-02 08:00" in China.
Instant china(const char* text) {
  return engine::parse_rfc3339(std::string(text) + ":00+08:00").value();
}

std::string shown(std::optional<Instant> at) {
  return at ? engine::to_rfc3339(*at, hours{8}).substr(0, 16) : "none";
}

Clock started(Limit limit, const char* at) {
  Clock clock;
  clock.name = "resolve";
  clock.limit = limit;
  clock.first_limit = limit;
  clock.calendar = "county";
  clock.intervals.push_back({china(at), std::nullopt, "dispatch by general", {}});
  return clock;
}

void pause(Clock& clock, const char* at, ClockState state = ClockState::paused) {
  clock.state = state;
  clock.intervals.back().to = china(at);
  clock.intervals.back().stopped_by = "suspend by d18";
}

void resume(Clock& clock, const char* at) {
  clock.state = ClockState::running;
  clock.intervals.push_back({china(at), std::nullopt, "clock.suspension.due", {}});
}

bool any_contains(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("clock: it is due where its limit ends and warns at 80 percent", "[clock]") {
  const Calendar calendar = support::county_calendar();
  const Clock clock = started({Unit::WH, hours{5}}, "2026-03-02 08:00");
  CHECK(shown(due(clock, calendar)) == "2026-03-02T15:00");
  CHECK(shown(warn(clock, calendar)) == "2026-03-02T12:00");
  CHECK(used(clock, calendar, china("2026-03-02 13:00")) == hours{4});
  CHECK(remaining(clock, calendar, china("2026-03-02 13:00")) == hours{1});
}

TEST_CASE("clock: what is left goes below zero once it is overrun", "[clock]") {
  const Calendar calendar = support::county_calendar();
  const Clock clock = started({Unit::WH, hours{1}}, "2026-03-02 08:00");
  CHECK(remaining(clock, calendar, china("2026-03-02 09:00")) == Duration{0});
  CHECK(remaining(clock, calendar, china("2026-03-02 10:30")) == -minutes{90});
}

TEST_CASE("clock: a pause moves it by the working time it overlaps", "[clock]") {
  const Calendar calendar = support::county_calendar();
  const auto [paused, resumed, expected, why] =
      GENERATE(table<const char*, const char*, const char*, const char*>({
          {"2026-03-06 09:00", "2026-03-06 10:00", "2026-03-06 15:00", "an hour of work"},
          {"2026-03-06 12:00", "2026-03-06 14:00", "2026-03-06 14:00", "lunch moves nothing"},
          {"2026-03-06 11:30", "2026-03-06 14:30", "2026-03-06 15:00", "the hour around lunch"},
          {"2026-03-06 11:00", "2026-03-09 09:00", "2026-03-09 10:00", "the weekend isn't added"},
          {"2026-03-06 11:00", "2026-03-07 09:00", "2026-03-09 09:00", "resumed on a Saturday"},
      }));
  CAPTURE(why);
  Clock clock = started({Unit::WH, hours{4}}, "2026-03-06 08:00");
  pause(clock, paused);
  CHECK_FALSE(due(clock, calendar).has_value());
  CHECK_FALSE(warn(clock, calendar).has_value());
  resume(clock, resumed);
  CHECK(shown(due(clock, calendar)) == shown(china(expected)));
}

TEST_CASE("clock: urgent hours and calendar days move by the whole pause", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock urgent = started({Unit::UH, hours{2}}, "2026-03-06 23:00");
  pause(urgent, "2026-03-07 00:00");
  resume(urgent, "2026-03-08 00:00");
  CHECK(shown(due(urgent, calendar)) == "2026-03-08T01:00");
  Clock days = started({Unit::CD, hours{72}}, "2026-03-06 10:00");
  pause(days, "2026-03-07 10:00");
  resume(days, "2026-03-09 12:00");
  CHECK(shown(due(days, calendar)) == "2026-03-11T12:00");
}

TEST_CASE("clock: time does not pass while it is paused or stopped", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({Unit::WH, hours{4}}, "2026-03-02 08:00");
  pause(clock, "2026-03-02 09:00");
  CHECK(used(clock, calendar, china("2026-03-20 09:00")) == hours{1});
  pause(clock, "2026-03-02 09:00", ClockState::stopped);
  CHECK(remaining(clock, calendar, china("2026-03-20 09:00")) == hours{3});
  CHECK_FALSE(due(clock, calendar).has_value());
}

TEST_CASE("clock: another limit keeps what was used", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({Unit::WH, hours{4}}, "2026-03-02 08:00");
  pause(clock, "2026-03-02 10:00");
  resume(clock, "2026-03-03 08:00");
  clock.limit.amount = hours{3};
  CHECK(shown(due(clock, calendar)) == "2026-03-03T09:00");
  clock.limit.amount = hours{8};
  CHECK(shown(due(clock, calendar)) == "2026-03-03T16:00");
}

TEST_CASE("clock: a limit that is now too short was reached in the past", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({Unit::WH, hours{4}}, "2026-03-02 08:00");
  pause(clock, "2026-03-02 11:00");
  resume(clock, "2026-03-04 08:00");
  clock.limit.amount = hours{2};
  CHECK(shown(due(clock, calendar)) == "2026-03-02T10:00");
  CHECK(remaining(clock, calendar, china("2026-03-04 08:00")) == -hours{1});
  clock.limit.amount = hours{3};
  // All of it used, to the millisecond, and not more: kept if it stops at once.
  CHECK(shown(due(clock, calendar)) == "2026-03-04T08:00");
}

TEST_CASE("clock: one with a date is due then and never warns", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({}, "2026-03-02 08:00");
  clock.until = china("2026-04-30 18:00");
  CHECK(due(clock, calendar) == clock.until);
  CHECK_FALSE(warn(clock, calendar).has_value());
  CHECK(remaining(clock, calendar, china("2026-04-30 17:00")) == hours{1});
  pause(clock, "2026-04-30 16:00", ClockState::stopped);
  CHECK_FALSE(due(clock, calendar).has_value());
  CHECK(remaining(clock, calendar, china("2026-05-30 16:00")) == hours{2});
}

TEST_CASE("clock: the explanation names limit and causes and pauses and the due instant",
          "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({Unit::WH, hours{4}}, "2026-03-06 08:00");
  pause(clock, "2026-03-06 11:00");
  resume(clock, "2026-03-09 09:00");
  clock.limit.amount = hours{6};
  clock.extensions = 1;
  CHECK(explain(clock, calendar, china("2026-03-09 10:00")) ==
        std::vector<std::string>{
            "时限 6 WH（工作时），原 4 WH，已延期 1 次",
            "2026-03-06 08:00 起计时（dispatch by general），至 2026-03-06 11:00 止（suspend by "
            "d18），计 3 WH",
            "2026-03-06 11:00 至 2026-03-09 09:00 暂停，到期顺延（其间可计 6 WH）",
            "2026-03-09 09:00 起计时（clock.suspension.due），至今，计 1 WH",
            "2026-03-09 09:00 至 2026-03-09 12:00 工作日 08:00–12:00：计 3 WH",
            "到期 2026-03-09 12:00，剩余 2 WH"});
}

TEST_CASE("clock: the explanation tells a breach and an appeal and an unknown year", "[clock]") {
  const Calendar calendar = support::county_calendar();
  Clock clock = started({Unit::WD, hours{80}}, "2026-12-28 08:00");
  clock.breached_at = china("2027-01-08 18:00");
  clock.exempt = true;
  const auto lines = explain(clock, calendar, china("2027-01-12 09:00"));
  CHECK(any_contains(lines, "已超出 1.125 WD"));
  CHECK(any_contains(lines, "已于 2027-01-08 18:00 超时"));
  CHECK(any_contains(lines, "申诉成立"));
  CHECK(any_contains(lines, "2027 年放假安排尚未录入"));
}

TEST_CASE("clock: an explanation is bounded", "[clock]") {
  const Calendar calendar = support::county_calendar();
  const Clock clock = started({Unit::WD, hours{8 * 3000}}, "2010-01-04 08:00");
  const auto lines = explain(clock, calendar, china("2010-01-05 08:00"));
  CHECK(lines.size() < 210);
  CHECK(any_contains(lines, "其余从略"));
  CHECK(lines.back().substr(0, 6) == "到期");
}
