// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/day.hpp"

#include <algorithm>

namespace engine::calendar {

namespace chrono = std::chrono;

bool is_working(const CalendarRules& rules, Date day) {
  const auto special = rules.special.find(day);
  if (special != rules.special.end()) return special->second.working;
  return std::find(rules.weekdays.begin(), rules.weekdays.end(), chrono::weekday{day}) !=
         rules.weekdays.end();
}

Stretch whole_day(const CalendarRules& rules, Date day) {
  return {rules.zone.to_instant(day), rules.zone.to_instant(day + chrono::days{1})};
}

Date day_of(const CalendarRules& rules, Instant at) {
  Date day = chrono::floor<chrono::days>(rules.zone.to_local(at));
  while (whole_day(rules, day).to <= at) day += chrono::days{1};
  return day;
}

Stretch on_day(const CalendarRules& rules, Date day, const Hours& hours) {
  return {rules.zone.to_instant(day + hours.from), rules.zone.to_instant(day + hours.to)};
}

Duration worked_until(const CalendarRules& rules, Date day, Instant at) {
  if (!is_working(rules, day)) return Duration{0};
  Duration worked{0};
  for (const Hours& hours : rules.hours) {
    const Stretch span = on_day(rules, day, hours);
    worked += std::clamp(at - span.from, Duration{0}, span.length());
  }
  return worked;
}

}  // namespace engine::calendar
