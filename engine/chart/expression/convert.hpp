// SPDX-License-Identifier: Apache-2.0
#pragma once

// ECMAScript's conversions and equalities over values.
//
// A value here has no identity: two arrays or objects are equal when their contents are. Comparing
// with an array or object literal, which in ECMAScript is never equal, is refused by the parser.
//
// Floor:  chart.
// Source: ECMA-262, sections 7.1 (type conversion), 7.2.14, 7.2.15 (== and ===), 13.5.3 (typeof).

#include <string>
#include <string_view>

#include "engine/chart/expression/value.hpp"

namespace engine::chart::expression {

[[nodiscard]] bool truthy(const Value& value);
[[nodiscard]] double to_number(const Value& value);
[[nodiscard]] std::string to_text(const Value& value);
/// ToIntegerOrInfinity: NaN is 0, fractions are cut.
[[nodiscard]] double to_integer(const Value& value);
[[nodiscard]] std::string_view type_of(const Value& value);
[[nodiscard]] bool strictly_equal(const Value& a, const Value& b);
[[nodiscard]] bool loosely_equal(const Value& a, const Value& b);

/// An array or an object: what ECMAScript turns into a primitive first.
[[nodiscard]] bool composite(const Value& value);
/// The numeric value; `json` must be a number.
[[nodiscard]] double as_double(const boost::json::value& json);

}  // namespace engine::chart::expression
