// SPDX-License-Identifier: Apache-2.0
// The reasons of a due instant, as people read them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "tests/support/working_minutes.hpp"

using engine::Duration;
using engine::Instant;
using engine::calendar::Calendar;
using engine::calendar::CalendarRules;
using engine::calendar::Hours;
using engine::calendar::Unit;
using engine::calendar::Zone;
using std::chrono::hours;

namespace {

Instant china(const char* text) {
  return engine::parse_rfc3339(std::string(text) + ":00+08:00").value();
}

/// "02-13 17:00 1h 工作日 14:00–18:00" for each line.
std::vector<std::string> told(const engine::calendar::Due& due) {
  std::vector<std::string> lines;
  for (const auto& line : due.trace) {
    std::string start = engine::to_rfc3339(line.from, hours{8}).substr(5, 11);
    start[5] = ' ';
    lines.push_back(start + " " + std::to_string(line.counted / hours{1}) + "h " + line.why);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("explain: lunch and night are named", "[calendar]") {
  const auto due =
      support::county_calendar().explain(Unit::WH, china("2026-03-02 11:00"), hours{6});
  CHECK(due.at == china("2026-03-03 09:00"));
  CHECK(told(due) == Lines{"03-02 11:00 1h 工作日 08:00–12:00", "03-02 12:00 0h 午休",
                           "03-02 14:00 4h 工作日 14:00–18:00", "03-02 18:00 0h 夜间",
                           "03-03 08:00 1h 工作日 08:00–12:00"});
}

TEST_CASE("explain: a worked weekend and a holiday are named and joined", "[calendar]") {
  const auto due =
      support::county_calendar().explain(Unit::WD, china("2026-02-14 16:00"), hours{3});
  CHECK(due.at == china("2026-02-24 09:00"));
  CHECK(told(due) == Lines{"02-14 16:00 2h 春节调休上班 14:00–18:00", "02-14 18:00 0h 夜间",
                           "02-15 00:00 0h 春节", "02-24 00:00 0h 夜间",
                           "02-24 08:00 1h 工作日 08:00–12:00"});
}

TEST_CASE("explain: a weekend is one line", "[calendar]") {
  const auto due =
      support::county_calendar().explain(Unit::WH, china("2026-03-07 10:00"), hours{1});
  CHECK(told(due) ==
        Lines{"03-07 10:00 0h 周末", "03-09 00:00 0h 夜间", "03-09 08:00 1h 工作日 08:00–12:00"});
}

TEST_CASE("explain: continuous units are one line and no time is none", "[calendar]") {
  const Calendar calendar = support::county_calendar();
  const Instant from = china("2026-03-02 23:00");
  CHECK(told(calendar.explain(Unit::UH, from, hours{2})) == Lines{"03-02 23:00 2h 昼夜连续计时"});
  CHECK(told(calendar.explain(Unit::CD, from, hours{24})) ==
        Lines{"03-02 23:00 24h 自然日连续计时"});
  CHECK(calendar.explain(Unit::WH, from, Duration{0}).trace.empty());
}

TEST_CASE("explain: days off that are no weekend and pauses that are no lunch", "[calendar]") {
  const Calendar calendar(
      CalendarRules{.id = "shifts",
                    .zone = Zone("Asia/Shanghai", {{Instant{}, hours{8}}}),
                    .hours = {Hours{hours{8}, hours{12}}, Hours{hours{18}, hours{20}},
                              Hours{hours{21}, hours{24}}},
                    .weekdays = {std::chrono::Sunday, std::chrono::Tuesday},
                    .special = {},
                    .years = {}});
  const auto due = calendar.explain(Unit::WH, china("2026-03-01 18:00"), hours{6});
  CHECK(told(due) == Lines{"03-01 18:00 2h 工作日 18:00–20:00", "03-01 20:00 0h 非工作时间",
                           "03-01 21:00 3h 工作日 21:00–24:00", "03-02 00:00 0h 非工作日",
                           "03-03 00:00 0h 夜间", "03-03 08:00 1h 工作日 08:00–12:00"});
}
