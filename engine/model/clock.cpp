// SPDX-License-Identifier: Apache-2.0
#include "engine/model/clock.hpp"

#include <algorithm>

#include "engine/base/planted.hpp"

namespace engine::model {
namespace {

bool is_running(const Clock& clock) {
  return clock.state == ClockState::running && !clock.intervals.empty() &&
         !clock.intervals.back().to;
}

/// The first instant at which more than `amount` is about to be used, if the clock goes on running.
/// A limit that was shortened may have been reached in an interval that has ended.
std::optional<Instant> reaches(const Clock& clock, const calendar::Calendar& calendar,
                               Duration amount) {
  if (!is_running(clock)) return std::nullopt;
  const calendar::Unit unit = clock.limit.unit;
  if (PLANTED("pause_not_counted")) {
    return calendar.advance(unit, clock.intervals.front().from, amount);
  }
  if (PLANTED("limit_counted_short")) amount -= amount / 10;
  for (const ClockInterval& interval : clock.intervals) {
    const Instant at = calendar.advance(unit, interval.from, amount);
    if (!interval.to || at < *interval.to) return at;
    // A jump of the wall clock may count more than the amount, though it was just reached.
    amount = std::max(Duration{0}, amount - calendar.counted(unit, interval.from, *interval.to));
  }
  return std::nullopt;
}

}  // namespace

Duration used(const Clock& clock, const calendar::Calendar& calendar, Instant now) {
  Duration total{0};
  for (const ClockInterval& interval : clock.intervals) {
    total += calendar.counted(clock.limit.unit, interval.from, interval.to.value_or(now));
  }
  return total;
}

Duration remaining(const Clock& clock, const calendar::Calendar& calendar, Instant now) {
  if (!clock.until) return clock.limit.amount - used(clock, calendar, now);
  const bool ended = !clock.intervals.empty() && clock.intervals.back().to;
  return *clock.until - (ended ? *clock.intervals.back().to : now);
}

std::optional<Instant> first_breach(const Clock& clock) {
  return clock.earlier_breach ? clock.earlier_breach : clock.breached_at;
}

std::optional<Instant> due(const Clock& clock, const calendar::Calendar& calendar) {
  if (clock.until) return is_running(clock) ? clock.until : std::nullopt;
  return reaches(clock, calendar, clock.limit.amount);
}

std::optional<Instant> warn(const Clock& clock, const calendar::Calendar& calendar) {
  if (clock.until) return std::nullopt;
  return reaches(clock, calendar, clock.limit.amount * warn_percent / 100);
}

std::optional<Instant> next_warn(const Clock& clock, const calendar::Calendar& calendar,
                                 Instant now) {
  const std::optional<Instant> at = warn(clock, calendar);
  return clock.warned_at && at && *at <= now ? std::nullopt : at;
}

}  // namespace engine::model
