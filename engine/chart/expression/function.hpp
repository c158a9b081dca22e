// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tokens of functions and of their statements.
//
// Floor:  chart.
// Source: ECMA-262, sections 14 (statements) and 15.2 (functions), less loops and closures.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/chart/expression/parser.hpp"

namespace engine::chart::expression {

/// The function that begins at `at`, which moves behind it; none if it is no whole function.
[[nodiscard]] std::optional<Function> take_function(std::span<const Token> tokens, std::size_t& at);
/// Cuts the first statement off the front: a block, an `if` with its `else`, or up to the `;`.
[[nodiscard]] std::span<const Token> take_statement(std::span<const Token>& tokens);
/// The tokens of the function's body with `given` in the place of its parameters, as if all of them
/// stood at `offset`: their own is that of another text.
[[nodiscard]] std::vector<Token> put_in(const Function& function,
                                        const std::vector<std::span<const Token>>& given,
                                        std::size_t offset);
/// The arguments of the call whose `(` stands at `at`, which moves behind its `)`.
[[nodiscard]] std::vector<std::span<const Token>> take_arguments(std::span<const Token> tokens,
                                                                 std::size_t& at);

}  // namespace engine::chart::expression
