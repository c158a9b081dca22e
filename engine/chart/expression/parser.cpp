// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/parser.hpp"

#include "engine/base/bounds.hpp"
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

/// The statements of one script, from its first token to its last.
class Script {
 public:
  Script(std::string_view text, Grammar& grammar, std::vector<Issue>& issues)
      : text_(text), grammar_(grammar), issues_(issues) {}

  std::vector<Assignment> run() {
    while (!grammar_.stopped() && grammar_.peek().kind != TokenKind::end) {
      if (grammar_.accept(";")) continue;
      const bool declares = grammar_.accept_name("var");
      do statement(declares);
      while (!grammar_.stopped() && grammar_.accept(","));
      end_of_statement();
    }
    return std::move(assignments_);
  }

 private:
  void statement(bool declares) {
    const std::size_t start = grammar_.peek().offset;
    Program location = grammar_.one(text_);
    if (grammar_.stopped()) return;
    location.text = text_.substr(start, grammar_.peek().offset - start);
    check_place(location, start, issues_);
    if (declares && !grammar_.peek().is("=")) return;
    if (!grammar_.accept("=")) {
      grammar_.unexpected();
      return;
    }
    Program value = grammar_.one(text_);
    assignments_.push_back({std::move(location), std::move(value)});
  }

  void end_of_statement() {
    if (grammar_.stopped() || grammar_.accept(";")) return;
    const Token& next = grammar_.peek();
    if (next.kind != TokenKind::end && !next.after_newline) grammar_.unexpected();
  }

  std::string_view text_;
  Grammar& grammar_;
  std::vector<Issue>& issues_;
  std::vector<Assignment> assignments_;
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
  if (issues.size() == before) {
    Grammar grammar(words, scope, issues);
    assignments = Script(text, grammar, issues).run();
    if (!grammar.stopped()) return assignments;
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
  for (const Token& word : words) {
    if (word.is("(") || word.is("[") || word.is("{")) ++depth;
    if (word.is(")") || word.is("]") || word.is("}")) --depth;
    if (name_next && word.kind == TokenKind::name) names.push_back(word.text);
    if (word.is(";")) declares = false;
    name_next = word.is_name("var") || (declares && depth == 0 && word.is(","));
    declares = declares || word.is_name("var");
  }
  return names;
}

bool valid_name(std::string_view name) {
  std::vector<Issue> issues;
  const std::vector<Token> words = tokens(name, issues);
  return issues.empty() && words.size() == 2 && words[0].kind == TokenKind::name &&
         words[0].text.size() == name.size() && !reserved(name);
}

}  // namespace engine::chart::expression
