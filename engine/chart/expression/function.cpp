// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/function.hpp"

#include <algorithm>

namespace engine::chart::expression {
namespace {

using Tokens = std::span<const Token>;

bool opens(const Token& token) { return token.is("(") || token.is("[") || token.is("{"); }
bool closes(const Token& token) { return token.is(")") || token.is("]") || token.is("}"); }

/// Behind the bracket that closes what opens at `at`; the end if none does.
std::size_t behind_bracket(Tokens tokens, std::size_t at) {
  std::size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    if (opens(tokens[at])) ++depth;
    if (closes(tokens[at]) && --depth == 0) return at + 1;
  }
  return tokens.size();
}

std::size_t statement_length(Tokens tokens) {
  if (tokens.empty()) return 0;
  if (tokens[0].is("{")) return behind_bracket(tokens, 0);
  if (tokens[0].is_name("if")) {
    std::size_t length = std::min(behind_bracket(tokens, 1), tokens.size());
    length += statement_length(tokens.subspan(length));
    if (length < tokens.size() && tokens[length].is_name("else")) {
      ++length;
      length += statement_length(tokens.subspan(length));
    }
    return length;
  }
  for (std::size_t at = 0; at < tokens.size();) {
    if (tokens[at].is(";")) return at + 1;
    at = opens(tokens[at]) ? behind_bracket(tokens, at) : at + 1;
  }
  return tokens.size();
}

std::optional<std::vector<std::string>> take_parameters(Tokens tokens, std::size_t& at) {
  std::vector<std::string> names;
  if (at >= tokens.size() || !tokens[at].is("(")) return std::nullopt;
  for (++at; at < tokens.size() && !tokens[at].is(")"); ++at) {
    if (tokens[at].kind == TokenKind::name) {
      names.push_back(tokens[at].text);
    } else if (!tokens[at].is(",")) {
      return std::nullopt;
    }
  }
  ++at;
  return names;
}

}  // namespace

std::optional<Function> take_function(Tokens tokens, std::size_t& at) {
  if (at >= tokens.size() || !tokens[at].is_name("function")) return std::nullopt;
  std::size_t ahead = at + 1;
  if (ahead < tokens.size() && tokens[ahead].kind == TokenKind::name) ++ahead;
  std::optional<std::vector<std::string>> parameters = take_parameters(tokens, ahead);
  if (!parameters || ahead >= tokens.size() || !tokens[ahead].is("{")) return std::nullopt;
  const std::size_t end = behind_bracket(tokens, ahead);
  if (!tokens[end - 1].is("}")) return std::nullopt;
  at = end;
  const Tokens body = tokens.subspan(ahead + 1, end - ahead - 2);
  return Function{std::move(*parameters), {body.begin(), body.end()}};
}

Tokens take_statement(Tokens& tokens) {
  const std::size_t length = statement_length(tokens);
  const Tokens statement = tokens.first(length);
  tokens = tokens.subspan(length);
  return statement;
}

std::vector<Tokens> take_arguments(Tokens tokens, std::size_t& at) {
  std::vector<Tokens> given;
  const std::size_t end = behind_bracket(tokens, at);
  std::size_t start = at + 1;
  for (std::size_t here = start; here < end;) {
    const bool last = here + 1 == end;
    if ((last || tokens[here].is(",")) && here > start) {
      given.push_back(tokens.subspan(start, here - start));
    }
    if (last || tokens[here].is(",")) start = here + 1;
    here = opens(tokens[here]) ? behind_bracket(tokens, here) : here + 1;
  }
  at = end;
  return given;
}

std::vector<Token> put_in(const Function& function, const std::vector<Tokens>& given,
                          std::size_t offset) {
  std::vector<Token> made;
  for (const Token& token : function.body) {
    const auto known =
        std::find(function.parameters.begin(), function.parameters.end(), token.text);
    const auto index = static_cast<std::size_t>(known - function.parameters.begin());
    if (token.kind != TokenKind::name || index >= given.size()) {
      made.push_back(token);
      continue;
    }
    made.push_back({.kind = TokenKind::punctuator, .text = "("});
    made.insert(made.end(), given[index].begin(), given[index].end());
    made.push_back({.kind = TokenKind::punctuator, .text = ")"});
  }
  made.push_back({.kind = TokenKind::end, .text = ""});
  for (Token& token : made) token.offset = offset;
  return made;
}

}  // namespace engine::chart::expression
