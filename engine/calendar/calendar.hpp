// SPDX-License-Identifier: Apache-2.0
#pragma once

// Working time: how much of it lies between two instants, and where an amount of it ends.
//
// Floor:   calendar. Includes base only.
// Units:   counted time in milliseconds (see limit.hpp). A day is working if the day table says so,
//          else by its weekday: holidays (法定节假日) and worked weekends (调休) are both in the
//          table.
// Threads: a value; const functions may be called from any thread.
// Source:  State Council notices on holidays, one per year, named in the calendar's table.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/limit.hpp"
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
  std::vector<Hours> hours;  ///< Ascending, disjoint: 08:00–12:00, 14:00–18:00.
  std::vector<std::chrono::weekday> weekdays;  ///< Those that are working days.
  std::map<Date, SpecialDay> special;
  std::vector<std::chrono::year> years;  ///< Those whose holiday notice is in `special`, ascending.
};

/// One line of an explanation: on this stretch, so much was counted, for this reason.
struct TraceLine {
  Instant from;
  Instant to;
  Duration counted{0};
  std::string why;  ///< "工作日 08:00–12:00", "国庆节", "周末", "夜间"
};

struct Due {
  Instant at;
  std::vector<TraceLine> trace;  ///< Ascending, without gaps, from the start to `at`.
};

class Calendar {
 public:
  explicit Calendar(CalendarRules rules);

  [[nodiscard]] const CalendarRules& rules() const { return rules_; }

  /// Counted time in [from, to); zero when `to` is not after `from`.
  [[nodiscard]] Duration counted(Unit unit, Instant from, Instant to) const;
  /// The first instant at which `amount` has been counted from `from` on. With an amount of zero
  /// that is `from` itself, at night too.
  [[nodiscard]] Instant advance(Unit unit, Instant from, Duration amount) const;
  /// advance(), with its reasons. Days that count nothing are joined into one line each run.
  [[nodiscard]] Due explain(Unit unit, Instant from, Duration amount) const;
  /// Whether the holiday notice of the year of `at` is known. Where it is not, weekdays decide, and
  /// health, console and log warn.
  [[nodiscard]] bool knows(Instant at) const;

 private:
  CalendarRules rules_;
  /// Working milliseconds before each day from first_day_ on: both directions are one binary
  /// search.
  Date first_day_;
  std::vector<std::int64_t> worked_before_;
};

}  // namespace engine::calendar
