// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a calendar is made of: zone, working hours, weekdays, and the days that differ from theirs.
//
// Floor:  calendar. Includes base only.
// Source: State Council notices on holidays, one per year, named in the calendar's table.

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "engine/calendar/zone.hpp"

namespace engine::calendar {

using Date = std::chrono::local_days;

/// A span of a working day, as times of day: [from, to).
struct Hours {
  std::chrono::minutes from;
  std::chrono::minutes to;

  friend bool operator==(const Hours&, const Hours&) = default;
};

/// A day that differs from its weekday, with the reason that people read in an explanation.
struct SpecialDay {
  bool working = false;
  std::string name;  ///< "国庆节", "国庆节调休上班"

  friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

struct CalendarRules {
  std::string id;
  Zone zone;
  std::vector<Hours> hours;  ///< One or more, ascending, disjoint: 08:00–12:00, 14:00–18:00.
  std::vector<std::chrono::weekday> weekdays;  ///< Those that are working days: one or more.
  std::map<Date, SpecialDay> special;
  std::vector<std::chrono::year> years;  ///< Those whose holiday notice is in `special`, ascending.
};

}  // namespace engine::calendar
