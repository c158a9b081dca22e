// SPDX-License-Identifier: Apache-2.0
#pragma once

// A clock: time that counts towards a limit. A value: the limit, and the intervals in which it ran,
// each with its cause. When it is due is computed from them and a calendar; `due_at` and `warn_at`
// are that computation, kept.
//
// Floor:  model.
// Units:  counted time (engine/calendar/limit.hpp).
// Source: design §5. A return neither stops nor resets a clock; a pause moves the due instant by
//         the working time it overlaps; another limit keeps the used time; a breach is a fact for
//         ever.

#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/calendar/calendar.hpp"

namespace engine::model {

/// A clock warns when this much of its limit is used (the field's yellow light).
inline constexpr int warn_percent = 80;

enum class ClockState { running, paused, stopped };

struct ClockInterval {
  Instant from;
  std::optional<Instant> to;           ///< None while it runs.
  std::string started_by, stopped_by;  ///< "dispatch by d18.clerk", "clock.suspension.due"

  friend bool operator==(const ClockInterval&, const ClockInterval&) = default;
};

struct Clock {
  std::string name;
  calendar::Limit limit;        ///< As it is now: extensions and changes of severity included.
  calendar::Limit first_limit;  ///< Without extensions: what one extension adds.
  std::string calendar;         ///< The id of the calendar that counts it.
  ClockState state = ClockState::running;
  std::vector<ClockInterval> intervals;  ///< Ascending, disjoint; only the last may be open.
  std::optional<Instant> due_at, warn_at;
  std::optional<Instant> warned_at, breached_at;
  bool exempt = false;  ///< An accepted appeal: the breach stays, the blame goes.
  int extensions = 0;
  std::optional<Instant> until;  ///< A date instead of a limit: due is that date.
  std::optional<Instant>
      earlier_breach;  ///< Of a run before this one: starting anew undoes nothing.

  friend bool operator==(const Clock&, const Clock&) = default;
};

/// Counted time so far.
[[nodiscard]] Duration used(const Clock& clock, const calendar::Calendar& calendar, Instant now);
/// What is left of the limit, negative once it is overrun. For a clock with a date: the time to it.
[[nodiscard]] Duration remaining(const Clock& clock, const calendar::Calendar& calendar,
                                 Instant now);
/// When its limit was first broken, in this run or an earlier one: a fact for ever.
[[nodiscard]] std::optional<Instant> first_breach(const Clock& clock);
/// When the limit is reached if it goes on running; none unless it runs. A limit is kept at this
/// instant and broken one millisecond later (ADR 0006). It lies in the past if a shorter limit was
/// reached before the last pause.
[[nodiscard]] std::optional<Instant> due(const Clock& clock, const calendar::Calendar& calendar);
/// When warn_percent of the limit is reached; none unless it runs, and for a clock with a date.
[[nodiscard]] std::optional<Instant> warn(const Clock& clock, const calendar::Calendar& calendar);
/// The warning that is still to be given: a clock that has warned warns again only if its limit has
/// grown so much that the warning lies ahead of `now` once more.
[[nodiscard]] std::optional<Instant> next_warn(const Clock& clock,
                                               const calendar::Calendar& calendar, Instant now);
/// Why it is due then, in Chinese: each interval and pause with its cause, then the calendar's
/// trace.
[[nodiscard]] std::vector<std::string> explain(const Clock& clock,
                                               const calendar::Calendar& calendar, Instant now);

}  // namespace engine::model
