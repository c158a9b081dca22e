// SPDX-License-Identifier: Apache-2.0
#pragma once

// One day of a calendar, as instants: where it begins and ends, and when there is work on it.
//
// Floor: calendar.

#include "engine/calendar/rules.hpp"

namespace engine::calendar {

/// [from, to).
struct Stretch {
  Instant from;
  Instant to;

  [[nodiscard]] Duration length() const { return to - from; }
};

[[nodiscard]] bool is_working(const CalendarRules& rules, Date day);
/// From midnight to midnight, be it 23, 24 or 25 hours.
[[nodiscard]] Stretch whole_day(const CalendarRules& rules, Date day);
/// The day whose whole_day() holds the instant. When a clock is put back over midnight, that is
/// the new day, though the wall shows the old one again: days never go back.
[[nodiscard]] Date day_of(const CalendarRules& rules, Instant at);
/// The hours on that day, whether or not it is a working day.
[[nodiscard]] Stretch on_day(const CalendarRules& rules, Date day, const Hours& hours);
/// Working time of the day before `at`.
[[nodiscard]] Duration worked_until(const CalendarRules& rules, Date day, Instant at);

}  // namespace engine::calendar
