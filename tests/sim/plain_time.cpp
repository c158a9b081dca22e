// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plain_time.hpp"

#include <algorithm>

namespace sim {

namespace calendar = engine::calendar;
namespace chrono = std::chrono;
using engine::Duration;

namespace {

bool works_on(const calendar::CalendarRules& rules, calendar::Date day) {
  const auto special = rules.special.find(day);
  if (special != rules.special.end()) return special->second.working;
  const chrono::weekday weekday(day);
  return std::find(rules.weekdays.begin(), rules.weekdays.end(), weekday) != rules.weekdays.end();
}

}  // namespace

Duration plainly_counted(const calendar::CalendarRules& rules, calendar::Unit unit,
                         engine::Instant from, engine::Instant to) {
  if (to <= from) return Duration{0};
  if (unit == calendar::Unit::UH || unit == calendar::Unit::CD) return to - from;
  const auto begin = rules.zone.to_local(from), end = rules.zone.to_local(to);
  Duration counted{0};
  for (auto day = chrono::floor<chrono::days>(begin); day < end; day += chrono::days(1)) {
    if (!works_on(rules, day)) continue;
    for (const calendar::Hours& span : rules.hours) {
      const auto first = std::max<decltype(begin)>(begin, day + span.from);
      const auto last = std::min<decltype(end)>(end, day + span.to);
      if (first < last) counted += last - first;
    }
  }
  return counted;
}

}  // namespace sim
