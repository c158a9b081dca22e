// SPDX-License-Identifier: Apache-2.0
#pragma once

// Working time: how much of it lies between two instants, and where an amount of it ends.
//
// Floor:   calendar. Includes base only.
// Units:   counted time in milliseconds (see limit.hpp). A day is working if the table of special
//          days says so, else by its weekday: holidays (法定节假日) and worked weekends (调休) are
//          both in the table.
// Threads: a value; const functions may be called from any thread.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/calendar/limit.hpp"
#include "engine/calendar/rules.hpp"

namespace engine::calendar {

/// One line of an explanation: on this stretch, so much was counted, for this reason.
struct TraceLine {
  Instant from;
  Instant to;
  Duration counted{0};
  std::string why;  ///< "工作日 08:00–12:00", "国庆节", "周末", "夜间"

  friend bool operator==(const TraceLine&, const TraceLine&) = default;
};

struct Due {
  Instant at;
  std::vector<TraceLine> trace;  ///< Ascending, without gaps, from the start to `at` or the bound.
};

class Calendar {
 public:
  /// Rules without any working time would never end an amount of it: they are a broken invariant.
  explicit Calendar(CalendarRules rules);

  [[nodiscard]] const CalendarRules& rules() const { return rules_; }

  /// Counted time in [from, to); zero when `to` is not after `from`.
  [[nodiscard]] Duration counted(Unit unit, Instant from, Instant to) const;
  /// The first instant at which `amount` has been counted from `from` on. With an amount of zero
  /// that is `from` itself, at night too.
  [[nodiscard]] Instant advance(Unit unit, Instant from, Duration amount) const;
  /// advance(), with its reasons. Neighbours with the same reason are joined into one line; after
  /// about `most` lines the reasons break off, at the end of a day.
  [[nodiscard]] Due explain(Unit unit, Instant from, Duration amount,
                            std::size_t most = std::numeric_limits<std::size_t>::max()) const;
  /// Whether the holiday notice of the year of `at` is known. Where it is not, weekdays decide, and
  /// health, console and log warn.
  [[nodiscard]] bool knows(Instant at) const;

 private:
  void fill_table();
  [[nodiscard]] Duration worked_before(Date day) const;
  [[nodiscard]] Duration worked_before(Instant at) const;
  [[nodiscard]] Date day_that_reaches(Duration worked) const;
  [[nodiscard]] Instant advance_working(Instant from, Duration amount) const;
  [[nodiscard]] Instant advance_wall_clock(Instant from, Duration amount) const;

  CalendarRules rules_;
  /// Working time before each day from first_day_ on: both directions are one binary search. The
  /// table covers every special day and every change of the zone's offset; outside it all weeks
  /// are alike, and work week_ each.
  Date first_day_;
  std::vector<Duration> worked_before_;
  Duration week_{0};
};

}  // namespace engine::calendar
