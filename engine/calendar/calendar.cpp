// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/ensure.hpp"
#include "engine/calendar/day.hpp"

namespace engine::calendar {
namespace {

namespace chrono = std::chrono;

constexpr chrono::days one_day{1};
constexpr chrono::days one_week{7};

bool are_hours(const std::vector<Hours>& all) {
  chrono::minutes end{0};
  for (const Hours& hours : all) {
    if (hours.from < end || hours.from >= hours.to || hours.to > one_day) return false;
    end = hours.to;
  }
  return !all.empty();
}

bool are_weekdays(const std::vector<chrono::weekday>& days) {
  return !days.empty() &&
         std::all_of(days.begin(), days.end(), [](chrono::weekday day) { return day.ok(); });
}

Duration worked_on(const CalendarRules& rules, Date day) {
  return worked_until(rules, day, whole_day(rules, day).to);
}

/// Rounds down, below zero too.
std::int64_t floor_divide(Duration dividend, Duration divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < Duration{0} ? quotient - 1 : quotient;
}

}  // namespace

Calendar::Calendar(CalendarRules rules) : rules_(std::move(rules)) {
  ENSURE(are_hours(rules_.hours), "working hours are given, ascend, and lie within a day");
  ENSURE(are_weekdays(rules_.weekdays), "some weekday is a working day");
  fill_table();
}

void Calendar::fill_table() {
  std::vector<Date> irregular;
  if (!rules_.special.empty()) {
    irregular = {rules_.special.begin()->first, rules_.special.rbegin()->first};
  }
  const auto& transitions = rules_.zone.transitions();
  if (transitions.size() > 1) {
    for (const Instant at : {transitions[1].from, transitions.back().from}) {
      irregular.push_back(chrono::floor<chrono::days>(rules_.zone.to_local(at)));
    }
  }
  Date end;
  if (!irregular.empty()) {
    // A jump touches the days on both sides of it.
    const auto [first, last] = std::minmax_element(irregular.begin(), irregular.end());
    first_day_ = *first - 2 * one_day;
    end = *last + 2 * one_day;
  }
  worked_before_.push_back(Duration{0});
  for (Date day = first_day_; day < end; day += one_day) {
    worked_before_.push_back(worked_before_.back() + worked_on(rules_, day));
  }
  for (Date day = end; day < end + one_week; day += one_day) week_ += worked_on(rules_, day);
}

Duration Calendar::worked_before(Date day) const {
  const auto size = static_cast<std::int64_t>(worked_before_.size());
  const std::int64_t index = (day - first_day_).count();
  if (index >= 0 && index < size) return worked_before_[static_cast<std::size_t>(index)];
  const Date edge = index < 0 ? first_day_ : first_day_ + chrono::days{size - 1};
  const auto weeks = chrono::floor<chrono::weeks>(day - edge);
  Duration worked =
      (index < 0 ? worked_before_.front() : worked_before_.back()) + weeks.count() * week_;
  for (Date rest = edge + weeks; rest < day; rest += one_day) worked += worked_on(rules_, rest);
  return worked;
}

Duration Calendar::worked_before(Instant at) const {
  const Date day = day_of(rules_, at);
  return worked_before(day) + worked_until(rules_, day, at);
}

/// The day on which the working time, counted as the table counts it, comes to `worked`.
Date Calendar::day_that_reaches(Duration worked) const {
  const auto reached = std::lower_bound(worked_before_.begin(), worked_before_.end(), worked);
  const bool before = reached == worked_before_.begin();
  if (!before && reached != worked_before_.end()) {
    return first_day_ + chrono::days{reached - worked_before_.begin() - 1};
  }
  const auto size = static_cast<std::int64_t>(worked_before_.size());
  const Date edge = before ? first_day_ : first_day_ + chrono::days{size - 1};
  const Duration more = worked - (before ? worked_before_.front() : worked_before_.back());
  Date day = edge + floor_divide(more - Duration{1}, week_) * one_week;
  while (worked_before(day + one_day) < worked) day += one_day;
  return day;
}

Instant Calendar::advance_working(Instant from, Duration amount) const {
  const Duration target = worked_before(from) + amount;
  const Date day = day_that_reaches(target);
  Duration rest = target - worked_before(day);
  for (const Hours& hours : rules_.hours) {
    const Stretch span = on_day(rules_, day, hours);
    if (rest <= span.length()) return span.from + rest;
    rest -= span.length();
  }
  ENSURE(false, "a day that reaches an amount of work has hours enough for it");
}

Instant Calendar::advance_wall_clock(Instant from, Duration amount) const {
  const Instant at = rules_.zone.to_instant(rules_.zone.to_local(from) + amount);
  // Between the two readings of an hour that comes twice, the later one goes on by itself.
  return at < from ? from + amount : at;
}

Duration Calendar::counted(Unit unit, Instant from, Instant to) const {
  if (to <= from) return Duration{0};
  switch (unit) {
    case Unit::UH: return to - from;
    case Unit::WH:
    case Unit::WD: return worked_before(to) - worked_before(from);
    case Unit::CD:
      return std::max(Duration{0}, rules_.zone.to_local(to) - rules_.zone.to_local(from));
  }
  ENSURE(false, "a unit is one of the four");
}

Instant Calendar::advance(Unit unit, Instant from, Duration amount) const {
  if (amount <= Duration{0}) return from;
  switch (unit) {
    case Unit::UH: return from + amount;
    case Unit::WH:
    case Unit::WD: return advance_working(from, amount);
    case Unit::CD: return advance_wall_clock(from, amount);
  }
  ENSURE(false, "a unit is one of the four");
}

bool Calendar::knows(Instant at) const {
  const chrono::year_month_day date{day_of(rules_, at)};
  return std::binary_search(rules_.years.begin(), rules_.years.end(), date.year());
}

}  // namespace engine::calendar
