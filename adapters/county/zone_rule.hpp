// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rule at the end of a zone file: which offset holds in which part of every year from then on.
//
// Floor:  adapters/county.
// Source: RFC 8536, 3.3 and 3.3.1; POSIX.1-2017, 8.3, TZ. Days are written as month, week and
//         weekday: no zone of the tz database writes them otherwise.

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/calendar/zone.hpp"

namespace adapters::county {

/// "M3.2.0/2": the second Sunday of March, 02:00 by the clock that is about to change.
struct YearlyChange {
  std::chrono::month month;
  unsigned week = 1;  ///< 1 to 4; 5 is the last one of the month.
  std::chrono::weekday weekday;
  std::chrono::seconds time;
};

/// "EST5EDT,M3.2.0,M11.1.0".
struct ZoneRule {
  std::chrono::seconds standard, summer;  ///< East of UTC.
  YearlyChange begins, ends;              ///< Of summer time.
};

/// Nothing unless the rule has summer time and is well-formed.
[[nodiscard]] std::optional<ZoneRule> parse_zone_rule(std::string_view text);

/// The changes of the years first to last, ascending.
[[nodiscard]] std::vector<engine::calendar::Transition> transitions_of(const ZoneRule& rule,
                                                                       std::chrono::year first,
                                                                       std::chrono::year last);

}  // namespace adapters::county
