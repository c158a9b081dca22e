// SPDX-License-Identifier: Apache-2.0
#pragma once

// What operators, members and the known functions do to values.
//
// Floor:  chart.
// Errors: Value::failed(), with the reason in the Attempt.
// Source: ECMA-262, sections 13 (expressions), 22.1 (String), 23.1 (Array), 21.3 (Math).

#include <string_view>
#include <vector>

#include "engine/chart/expression/attempt.hpp"
#include "engine/chart/expression/program.hpp"
#include "engine/chart/expression/value.hpp"

namespace engine::chart::expression {

using Arguments = std::vector<Value>;

[[nodiscard]] Value apply(UnaryOperator op, const Value& of);
[[nodiscard]] Value apply(BinaryOperator op, const Value& left, const Value& right,
                          Attempt& attempt);
/// `of[key]` and `of.key`. What was borrowed stays borrowed.
[[nodiscard]] Value member(const Value& of, std::string_view key, Attempt& attempt);
[[nodiscard]] Value element(const Value& of, const Value& key, Attempt& attempt);
[[nodiscard]] Value call(Method method, const Value& of, const Arguments& arguments,
                         Attempt& attempt);
[[nodiscard]] Value call(Builtin function, const Arguments& arguments, Attempt& attempt);

// Of call(), by the kind of its subject.
[[nodiscard]] Value call_on_text(Method method, std::string_view text, const Arguments& arguments,
                                 Attempt& attempt);
[[nodiscard]] Value call_on_array(Method method, const boost::json::array& array,
                                  const Arguments& arguments, Attempt& attempt);
/// On XML as data: {"name", "attributes", "children"}.
[[nodiscard]] Value call_on_markup(Method method, const boost::json::object& element,
                                   const Arguments& arguments, Attempt& attempt);

/// The given argument, or undefined.
[[nodiscard]] const Value& argument(const Arguments& arguments, std::size_t index);
/// A relative position, as slice() has it: from the end where it is negative, within [0, length].
[[nodiscard]] std::size_t relative(const Value& position, std::size_t length,
                                   std::size_t otherwise);

}  // namespace engine::chart::expression
