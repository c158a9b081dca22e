// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/parser.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/chart/expression/function.hpp"
#include "engine/chart/expression/grammar.hpp"
#include "engine/chart/expression/vocabulary.hpp"

namespace engine::chart::expression {
namespace {

std::vector<Token> bounded_tokens(std::string_view text, std::vector<Issue>& issues) {
  if (text.size() <= bounds::expression_bytes_max) return tokens(text, issues);
  issues.push_back({0, "the expression is too long",
                    "keep it below " + std::to_string(bounds::expression_bytes_max) + " bytes"});
  return {};
}

/// Stands in for what could not be read.
Program failing(std::string_view text, const Issue& issue) {
  return {std::string(text), {Illegal{issue.what}}, 0};
}

/// Members and indexes of something that is a name of its own.
bool is_place(const Program& program) {
  NodeIndex at = program.root;
  while (true) {
    const Node& node = program.nodes[at];
    if (const auto* member = std::get_if<Member>(&node)) {
      at = member->of;
    } else if (const auto* element = std::get_if<Element>(&node)) {
      at = element->of;
    } else {
      return std::holds_alternative<Data>(node) || std::holds_alternative<Undeclared>(node);
    }
  }
}

void check_place(Program& program, std::size_t offset, std::vector<Issue>& issues) {
  if (std::holds_alternative<Illegal>(program.top()) || is_place(program)) return;
  issues.push_back({offset, "'" + program.text + "' is no location that can be written",
                    "name declared data, or a member of it"});
  program = failing(program.text, issues.back());
}

bool is_update(const Token& token) {
  return token.kind == TokenKind::punctuator && token.text.size() == 2 &&
         (token.text == "++" || token.text == "--" || token.text[1] == '=') && !token.is("==") &&
         !token.is("<=") && !token.is(">=") && !token.is("!=");
}

/// The statements of one script, from its first token to its last.
class Script {
 public:
  Script(std::string_view text, std::span<const Token> tokens, const Scope& scope,
         std::vector<Issue>& issues, std::size_t depth = 0)
      : text_(text),
        tokens_(tokens),
        scope_(scope),
        grammar_(tokens, scope, issues),
        issues_(issues),
        depth_(depth) {}

  /// False if it is broken somewhere; then `assignments` hold what comes before.
  bool run(std::vector<Assignment>& assignments) {
    while (!grammar_.stopped() && grammar_.peek().kind != TokenKind::end) {
      if (grammar_.accept(";") || skip_function()) continue;
      if (call_function(assignments)) continue;
      const bool declares = grammar_.accept_name("var");
      do statement(declares, assignments);
      while (!grammar_.stopped() && grammar_.accept(","));
      end_of_statement();
    }
    return !grammar_.stopped();
  }

 private:
  bool skip_function() {
    std::size_t at = grammar_.position();
    if (!scope_.functions || !take_function(tokens_, at)) return false;
    grammar_.rewind(at);
    return true;
  }

  /// A function that is called as a statement may assign, as if its body stood here.
  bool call_function(std::vector<Assignment>& assignments) {
    std::size_t at = grammar_.position() + 1;
    const std::size_t offset = grammar_.peek().offset;
    if (!scope_.functions || at >= tokens_.size() || !tokens_[at].is("(")) return false;
    const auto function = scope_.functions->find(grammar_.peek().text);
    if (function == scope_.functions->end()) return false;
    if (depth_ >= calls_max) {
      grammar_.refuse(offset, "functions call each other too deeply", subset);
      return true;
    }
    const std::vector<Token> body = put_in(function->second, take_arguments(tokens_, at), offset);
    if (!Script(text_, body, scope_, issues_, depth_ + 1).run(assignments)) grammar_.unexpected();
    grammar_.rewind(at);
    return true;
  }

  void statement(bool declares, std::vector<Assignment>& assignments) {
    const std::size_t start = grammar_.peek().offset;
    const std::size_t position = grammar_.position();
    if (!declares && (grammar_.accept("++") || grammar_.accept("--"))) {
      Program location = place(start);
      grammar_.rewind(position);
      assignments.push_back({std::move(location), grammar_.updated(text_)});
      return;
    }
    Program location = place(start);
    if (grammar_.stopped() || (declares && !grammar_.peek().is("="))) return;
    if (grammar_.accept("=")) {
      assignments.push_back({std::move(location), grammar_.one(text_)});
    } else if (is_update(grammar_.peek())) {
      grammar_.rewind(position);
      assignments.push_back({std::move(location), grammar_.updated(text_)});
    } else {
      grammar_.unexpected();
    }
  }

  Program place(std::size_t start) {
    Program location = grammar_.one(text_);
    if (grammar_.stopped()) return location;
    const std::size_t end = std::max(start, grammar_.peek().offset);
    location.text = text_.substr(start, end - start);
    check_place(location, start, issues_);
    return location;
  }

  void end_of_statement() {
    if (grammar_.stopped() || grammar_.accept(";")) return;
    const Token& next = grammar_.peek();
    if (next.kind != TokenKind::end && !next.after_newline) grammar_.unexpected();
  }

  static constexpr std::size_t calls_max = 8;

  std::string_view text_;
  std::span<const Token> tokens_;
  const Scope& scope_;
  Grammar grammar_;
  std::vector<Issue>& issues_;
  std::size_t depth_;
};

}  // namespace

Program parse(std::string_view text, const Scope& scope, std::vector<Issue>& issues) {
  const std::size_t before = issues.size();
  const std::vector<Token> words = bounded_tokens(text, issues);
  if (issues.size() > before) return failing(text, issues[before]);
  return Grammar(words, scope, issues).whole(text);
}

Program parse_location(std::string_view text, const Scope& scope, std::vector<Issue>& issues) {
  Program program = parse(text, scope, issues);
  check_place(program, 0, issues);
  return program;
}

std::vector<Assignment> parse_script(std::string_view text, const Scope& scope,
                                     std::vector<Issue>& issues) {
  const std::size_t before = issues.size();
  const std::vector<Token> words = bounded_tokens(text, issues);
  std::vector<Assignment> assignments;
  if (issues.size() == before && Script(text, words, scope, issues).run(assignments)) {
    return assignments;
  }
  const Program broken = failing(text, issues[before]);
  assignments.push_back({broken, broken});
  return assignments;
}

std::vector<std::string> declared_names(std::string_view script) {
  std::vector<Issue> ignored;
  std::vector<std::string> names;
  const std::vector<Token> words = bounded_tokens(script, ignored);
  bool declares = false;
  bool name_next = false;
  int depth = 0;
  for (std::size_t at = 0; at < words.size();) {
    if (take_function(words, at)) continue;  // Its names are its own.
    const Token& word = words[at++];
    if (word.is("(") || word.is("[") || word.is("{")) ++depth;
    if (word.is(")") || word.is("]") || word.is("}")) --depth;
    if (name_next && word.kind == TokenKind::name) names.push_back(word.text);
    if (word.is(";")) declares = false;
    name_next = word.is_name("var") || (declares && depth == 0 && word.is(","));
    declares = declares || word.is_name("var");
  }
  return names;
}

Functions declared_functions(std::string_view script) {
  std::vector<Issue> ignored;
  const std::vector<Token> words = bounded_tokens(script, ignored);
  Functions found;
  for (std::size_t at = 0; at + 1 < words.size();) {
    const std::string& name = words[at + 1].text;
    if (std::optional<Function> function = take_function(words, at)) {
      found[name] = std::move(*function);
    } else {
      ++at;
    }
  }
  return found;
}

std::optional<Function> function_literal(std::string_view text) {
  std::vector<Issue> ignored;
  const std::vector<Token> words = bounded_tokens(text, ignored);
  std::size_t at = 0;
  std::optional<Function> function = take_function(words, at);
  return function && at + 1 == words.size() ? function : std::nullopt;
}

bool valid_name(std::string_view name) {
  std::vector<Issue> issues;
  const std::vector<Token> words = tokens(name, issues);
  return issues.empty() && words.size() == 2 && words[0].kind == TokenKind::name &&
         words[0].text.size() == name.size() && !reserved(name);
}

}  // namespace engine::chart::expression
