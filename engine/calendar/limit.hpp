// SPDX-License-Identifier: Apache-2.0
#pragma once

// A limit: how much counted time may pass. "2 UH", "4 WH", "1.5 WD", "15 CD".
//
// Floor:  calendar. Includes base only.
// Units:  the amount is counted time: 1 WD = 8 h of working time, 1 CD = 24 h of wall-clock time.
// Source: GB/T 30428 practice, the field's facts: UH 紧急工作时, WH 工作时, WD 工作日, CD 自然日.

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

namespace engine::calendar {

enum class Unit {
  UH,  ///< Continuous hours: nights and holidays count.
  WH,  ///< Working hours only.
  WD,  ///< Working days of 8 working hours.
  CD,  ///< Calendar days: the same time of day, so many days later, whatever daylight saving does.
};

struct Limit {
  Unit unit = Unit::UH;
  Duration amount{0};

  friend bool operator==(const Limit&, const Limit&) = default;
};

/// The shortest text that parse_limit reads back to the same limit. A negative amount, as that of a
/// clock that has overrun, is written with a sign, which parse_limit refuses.
[[nodiscard]] std::string to_string(const Limit& limit);

/// Errc::invalid_input  Not "<amount> UH|WH|WD|CD", negative, or over bounds::limit_days_max.
[[nodiscard]] Result<Limit> parse_limit(std::string_view text);

}  // namespace engine::calendar
