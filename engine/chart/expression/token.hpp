// SPDX-License-Identifier: Apache-2.0
#pragma once

// The words of an expression.
//
// Floor:  chart.
// Units:  offsets are bytes into the expression's text.
// Source: ECMA-262, section 12 (lexical grammar), without regular expressions and templates.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace engine::chart::expression {

/// What is wrong with an expression, and where.
struct Issue {
  std::size_t offset = 0;
  std::string what, remedy;
};

enum class TokenKind { number, text, name, punctuator, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  ///< A text's value, a name, a punctuator's signs.
  double number = 0;
  std::size_t offset = 0;
  bool after_newline = false;

  [[nodiscard]] bool is(std::string_view punctuator) const {
    return kind == TokenKind::punctuator && text == punctuator;
  }
  [[nodiscard]] bool is_name(std::string_view name) const {
    return kind == TokenKind::name && text == name;
  }
};

/// All tokens, the last of kind `end`. Stops at the first issue.
[[nodiscard]] std::vector<Token> tokens(std::string_view source, std::vector<Issue>& issues);

}  // namespace engine::chart::expression
