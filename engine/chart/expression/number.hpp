// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbers as ECMAScript reads and writes them, without a locale.
//
// Floor:  chart. Includes Boost.JSON values.
// Source: ECMA-262, sections 6.1.6.1.20 (Number::toString), 7.1.4.1 (StringToNumber), 19.2.4,
//         19.2.5 (parseFloat, parseInt).

#include <boost/json/value.hpp>
#include <limits>
#include <string>
#include <string_view>

namespace engine::chart::expression {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

[[nodiscard]] constexpr bool digit(char c) { return c >= '0' && c <= '9'; }

/// Kept as an integer where that is exact (up to 2^53, and not -0), so that 3 stays 3 in JSON.
[[nodiscard]] boost::json::value number(double value);
/// NaN where `text` is no numeric literal as a whole; 0 where it is blank.
[[nodiscard]] double parse_whole(std::string_view text);
/// The longest decimal literal in front of `text`, or NaN.
[[nodiscard]] double parse_float(std::string_view text);
[[nodiscard]] double parse_int(std::string_view text, int radix);
[[nodiscard]] std::string number_text(double value);

}  // namespace engine::chart::expression
