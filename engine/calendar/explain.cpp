// SPDX-License-Identifier: Apache-2.0

// Why a due instant is what it is: the time from the start to it, cut where the reason changes.

#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/calendar/calendar.hpp"
#include "engine/calendar/day.hpp"

namespace engine::calendar {
namespace {

namespace chrono = std::chrono;

/// A pause between working hours that begins within these is lunch (午休).
constexpr Hours lunch_begins{chrono::hours{11}, chrono::hours{14}};

std::string clock_time(chrono::minutes time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.count() / 60),
                static_cast<int>(time.count() % 60));
  return text.data();
}

std::string name_of(const CalendarRules& rules, Date day) {
  const auto special = rules.special.find(day);
  if (special != rules.special.end() && !special->second.name.empty()) return special->second.name;
  if (is_working(rules, day)) return "工作日";
  const chrono::weekday weekday{day};
  return weekday == chrono::Saturday || weekday == chrono::Sunday ? "周末" : "非工作日";
}

std::string pause_name(chrono::minutes begin) {
  return begin >= lunch_begins.from && begin <= lunch_begins.to ? "午休" : "非工作时间";
}

/// Collects lines within [from, to), and joins neighbours with the same reason.
class Trace {
 public:
  explicit Trace(Stretch all) : all_(all) {}

  void add(Stretch stretch, bool counts, const std::string& why) {
    const Instant from = std::max(stretch.from, all_.from);
    const Instant to = std::min(stretch.to, all_.to);
    if (to <= from) return;
    const Duration counted = counts ? to - from : Duration{0};
    if (!lines_.empty() && lines_.back().why == why) {
      lines_.back().to = to;
      lines_.back().counted += counted;
    } else {
      lines_.push_back({.from = from, .to = to, .counted = counted, .why = why});
    }
  }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  std::vector<TraceLine> take() { return std::move(lines_); }

 private:
  Stretch all_;
  std::vector<TraceLine> lines_;
};

void trace_working_day(const CalendarRules& rules, Date day, Trace& trace) {
  const Stretch whole = whole_day(rules, day);
  Instant done = whole.from;
  std::string pause = "夜间";
  for (const Hours& hours : rules.hours) {
    const Stretch span = on_day(rules, day, hours);
    trace.add({done, span.from}, false, pause);
    trace.add(span, true,
              name_of(rules, day) + " " + clock_time(hours.from) + "–" + clock_time(hours.to));
    done = span.to;
    pause = pause_name(hours.to);
  }
  trace.add({done, whole.to}, false, "夜间");
}

std::vector<TraceLine> trace_of(const CalendarRules& rules, Stretch all, std::size_t most) {
  Trace trace(all);
  Date day = day_of(rules, all.from);
  for (; whole_day(rules, day).from < all.to && trace.size() < most; day += chrono::days{1}) {
    if (is_working(rules, day)) {
      trace_working_day(rules, day, trace);
    } else {
      trace.add(whole_day(rules, day), false, name_of(rules, day));
    }
  }
  return trace.take();
}

}  // namespace

Due Calendar::explain(Unit unit, Instant from, Duration amount, std::size_t most) const {
  const Instant at = advance(unit, from, amount);
  if (at == from) return {.at = at, .trace = {}};
  switch (unit) {
    case Unit::UH: return {at, {{from, at, at - from, "昼夜连续计时"}}};
    case Unit::WH:
    case Unit::WD: return {at, trace_of(rules_, {from, at}, most)};
    case Unit::CD: return {at, {{from, at, counted(unit, from, at), "自然日连续计时"}}};
  }
  return {.at = at, .trace = {}};
}

}  // namespace engine::calendar
