// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.hpp"

#include <algorithm>
#include <array>

#include "adapters/county/zone.hpp"
#include "adapters/county/zone_rule.hpp"
#include "adapters/http/parse/command.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

namespace calendar = engine::calendar;
using namespace std::chrono_literals;

calendar::Calendar calendar_in(const char* zone) {
  const auto day = std::chrono::local_days(std::chrono::year(2026) / 10 / 1);
  return calendar::Calendar(
      {.id = zone,
       .zone = adapters::county::load_zone(zone).value(),
       .hours = {{8h, 12h}, {14h, 18h}},
       .weekdays = {std::chrono::Monday, std::chrono::Thursday},
       .special = {{day, {false, "国庆节"}}, {day + std::chrono::days(9), {true, "班"}}},
       .years = {std::chrono::year(2026)}});
}

/// Zones with an offset that never changes, that changes by an hour, and by half of one.
const std::array<calendar::Calendar, 3>& calendars() {
  static const std::array<calendar::Calendar, 3> all = {calendar_in("Asia/Shanghai"),
                                                        calendar_in("America/New_York"),
                                                        calendar_in("Australia/Lord_Howe")};
  return all;
}

void count(const calendar::Calendar& by, engine::Instant from, const calendar::Limit& limit) {
  const auto due = by.advance(limit.unit, from, limit.amount);
  ENSURE(due >= from, "nothing is due before it begins");
  ENSURE(by.advance(limit.unit, from + 1min, limit.amount) >= due, "who begins later ends later");
  const auto explained = by.explain(limit.unit, from, limit.amount, 50);
  ENSURE(explained.at == due, "the explanation ends where the count does");
  ENSURE(explained.trace.empty() || explained.trace.front().from == from, "and begins with it");
  // Beyond the days of a clock change a calendar day counts what the wall shows.
  if (limit.unit == calendar::Unit::CD) return;
  ENSURE(by.counted(limit.unit, from, due) == limit.amount, "what was counted is the limit");
}

void read_rule(std::string_view text) {
  const auto rule = adapters::county::parse_zone_rule(text);
  if (!rule) return;
  const auto changes =
      adapters::county::transitions_of(*rule, std::chrono::year(2020), std::chrono::year(2040));
  ENSURE(std::is_sorted(changes.begin(), changes.end(),
                        [](const auto& a, const auto& b) { return a.from < b.from; }),
         "changes of an offset come in their order");
}

}  // namespace

void calendar(std::string_view bytes) {
  const auto first = bytes.find('\n');
  const auto second = bytes.find('\n', first == std::string_view::npos ? first : first + 1);
  const auto limit = calendar::parse_limit(bytes.substr(0, first));
  if (limit) {
    const auto again = calendar::parse_limit(calendar::to_string(*limit));
    ENSURE(again && *again == *limit, "a limit is read as it was written");
  }
  if (second == std::string_view::npos) return;
  read_rule(bytes.substr(second + 1));
  const auto from = engine::parse_rfc3339(bytes.substr(first + 1, second - first - 1));
  if (!from) return;
  if (!adapters::http::parse::can_be_counted(*from)) return;
  const auto again = engine::parse_rfc3339(engine::to_rfc3339(*from));
  ENSURE(again && *again == *from, "an instant is read as it was written");
  if (!limit) return;
  for (const auto& each : calendars()) count(each, *from, *limit);
}

}  // namespace fuzz
