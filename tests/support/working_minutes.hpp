// SPDX-License-Identifier: Apache-2.0
#pragma once

// Working time the slow way, to hold the engine's against: every minute from 2007 to 2026 is asked
// whether the county works in it. It shares no code with the engine's calendar; China has had one
// offset in all those years.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/calendar/calendar.hpp"

namespace support {

using engine::Duration;
using engine::Instant;

inline constexpr std::chrono::hours china{8};

struct Holiday {
  bool working = false;
  std::string name;
};

inline int number(const std::string& line, std::size_t at, std::size_t width) {
  int value = 0;
  for (const char digit : line.substr(at, width)) value = value * 10 + (digit - '0');
  return value;
}

/// The rows of config/quxian/holidays.csv: date,kind,name,source, none of them quoted.
inline std::map<std::chrono::local_days, Holiday> read_holidays() {
  std::ifstream file(SHAO_SOURCE_DIR "/config/quxian/holidays.csv");
  std::map<std::chrono::local_days, Holiday> days;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::chrono::year_month_day date{
        std::chrono::year{number(line, 0, 4)},
        std::chrono::month{static_cast<unsigned>(number(line, 5, 2))},
        std::chrono::day{static_cast<unsigned>(number(line, 8, 2))}};
    const bool working = line.substr(11, 7) == "workday";
    const std::size_t name = 19;
    days[std::chrono::local_days{date}] = {working, line.substr(name, line.find(',', name) - name)};
  }
  if (days.size() < 600) throw std::runtime_error("config/quxian/holidays.csv is incomplete");
  return days;
}

/// The calendar of config/quxian, built by hand.
inline engine::calendar::Calendar county_calendar() {
  using engine::calendar::Hours;
  using std::chrono::hours;
  engine::calendar::CalendarRules rules{
      .id = "county",
      .zone = engine::calendar::Zone("Asia/Shanghai", {{Instant{}, china}}),
      .hours = {Hours{hours{8}, hours{12}}, Hours{hours{14}, hours{18}}},
      .weekdays = {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday,
                   std::chrono::Thursday, std::chrono::Friday},
      .special = {},
      .years = {}};
  for (const auto& [day, holiday] : read_holidays()) {
    rules.special[day] = {holiday.working, holiday.name};
  }
  for (int year = 2007; year <= 2026; ++year) rules.years.emplace_back(year);
  return engine::calendar::Calendar(std::move(rules));
}

class WorkingMinutes {
 public:
  WorkingMinutes() {
    const auto holidays = read_holidays();
    const std::chrono::local_days end{std::chrono::year{2027} / 1 / 1};
    for (std::chrono::local_days day{std::chrono::year{2007} / 1 / 1}; day < end;
         day += std::chrono::days{1}) {
      const bool working = works_on(holidays, day);
      for (int minute = 0; minute < 24 * 60; ++minute) {
        minutes_.push_back(working && are_office_hours(minute / 60) ? 1 : 0);
      }
    }
  }

  /// Midnight in China of the first day of 2007.
  static Instant first() {
    return Instant{std::chrono::sys_days{std::chrono::year{2007} / 1 / 1}} - china;
  }
  [[nodiscard]] Instant last() const {
    return first() + std::chrono::minutes{static_cast<std::int64_t>(minutes_.size())};
  }

  [[nodiscard]] Duration counted(Instant from, Instant to) const {
    Duration sum{0};
    while (from < to) {
      const Instant next = std::min(next_minute(from), to);
      if (works(from)) sum += next - from;
      from = next;
    }
    return sum;
  }
  [[nodiscard]] Instant advance(Instant from, Duration amount) const {
    while (amount > Duration{0}) {
      const Instant next = next_minute(from);
      if (works(from)) {
        if (amount <= next - from) return from + amount;
        amount -= next - from;
      }
      from = next;
    }
    return from;
  }
  [[nodiscard]] bool works(Instant at) const {
    return minutes_.at(static_cast<std::size_t>((at - first()) / std::chrono::minutes{1})) != 0;
  }

 private:
  static Instant next_minute(Instant at) {
    return std::chrono::floor<std::chrono::minutes>(at) + std::chrono::minutes{1};
  }
  static bool are_office_hours(int hour) {
    return (hour >= 8 && hour < 12) || (hour >= 14 && hour < 18);
  }
  static bool works_on(const std::map<std::chrono::local_days, Holiday>& holidays,
                       std::chrono::local_days day) {
    const auto holiday = holidays.find(day);
    if (holiday != holidays.end()) return holiday->second.working;
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
  }

  std::vector<std::uint8_t> minutes_;
};

}  // namespace support
