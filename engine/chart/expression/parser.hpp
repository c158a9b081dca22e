// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the text of an expression to its program.
//
// Floor:  chart.
// Errors: what the subset lacks, or what no chart can mean, is an Issue; the program that comes
//         with it fails when it runs, as the standard wants of illegal expressions.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/chart/expression/program.hpp"
#include "engine/chart/expression/token.hpp"

namespace engine::chart::expression {

using Names = std::map<std::string, std::uint32_t, std::less<>>;

/// A function is put in where it is called, so that it can neither recur nor be a value.
struct Function {
  std::vector<std::string> parameters;
  std::vector<Token> body;  ///< What stands between its braces.
};
using Functions = std::map<std::string, Function, std::less<>>;

/// What the names in an expression may mean.
struct Scope {
  const Names& slots;
  const Names& states;
  const Functions* functions = nullptr;  ///< None: the language has none (but in conformance mode).
};

[[nodiscard]] Program parse(std::string_view text, const Scope& scope, std::vector<Issue>& issues);

/// A place to write to: a declared name, with members and indexes.
[[nodiscard]] Program parse_location(std::string_view text, const Scope& scope,
                                     std::vector<Issue>& issues);

/// Assignment statements (`var`, `+=` and the like, `++`), separated by `;` or line ends.
[[nodiscard]] std::vector<Assignment> parse_script(std::string_view text, const Scope& scope,
                                                   std::vector<Issue>& issues);

/// The names that a script declares with `var`.
[[nodiscard]] std::vector<std::string> declared_names(std::string_view script);

/// The functions that a script declares.
[[nodiscard]] Functions declared_functions(std::string_view script);
/// A function literal; none if the text is anything else.
[[nodiscard]] std::optional<Function> function_literal(std::string_view text);

/// Whether it can name a variable: an identifier that is no word of the language.
[[nodiscard]] bool valid_name(std::string_view name);

}  // namespace engine::chart::expression
