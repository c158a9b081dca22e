// SPDX-License-Identifier: Apache-2.0
#pragma once

// The grammar of expressions, by recursive descent.
//
// Floor:  chart.
// Errors: as parser.hpp says.
// Source: ECMA-262, section 13 (expressions), less what design.md, section 4 leaves out.

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/chart/expression/parser.hpp"
#include "engine/chart/expression/vocabulary.hpp"

namespace engine::chart::expression {

/// What the language of a chart has, for whoever tried more.
inline constexpr const char* subset =
    "a chart's expressions have literals, paths, arithmetic, comparison, logic, ?:, typeof, In() "
    "and pure functions";

/// Recursive descent over the tokens; each level of precedence is one function. The first fault
/// stops it: what follows would only be its echo.
class Grammar {
 public:
  /// `tokens` ends with one of kind `end`.
  Grammar(std::span<const Token> tokens, const Scope& scope, std::vector<Issue>& issues)
      : tokens_(tokens), scope_(scope), issues_(issues), faults_before_(issues.size()) {}

  /// All tokens must belong to it.
  Program whole(std::string_view text);

  /// The expression that starts here; what follows it is left.
  Program one(std::string_view text);

  /// The value that `place += expression` or `place++` gives to the place.
  Program updated(std::string_view text);

  [[nodiscard]] const Token& peek() const { return at_ < tokens_.size() ? tokens_[at_] : end_; }
  [[nodiscard]] std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }
  bool accept(std::string_view punctuator);
  bool accept_name(std::string_view name);
  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Notes the fault and stops. Returns an index that nobody reads.
  NodeIndex refuse(std::size_t offset, std::string what, std::string remedy);
  NodeIndex unexpected();

 private:
  using Tokens = std::span<const Token>;
  using Locals = std::map<std::string, NodeIndex, std::less<>>;

  void clear();
  Program made(std::string_view text, NodeIndex root);
  Program illegal(std::string_view text) const;

  /// `children` are the nodes right below; the tree's height is bounded, so that neither parsing
  /// nor running it can exhaust the stack.
  NodeIndex add(Node node, std::initializer_list<NodeIndex> children);
  NodeIndex add(Node node, std::span<const NodeIndex> children);
  NodeIndex leaf(Node node) { return add(std::move(node), std::span<const NodeIndex>{}); }
  NodeIndex too_deep();
  void expect(std::string_view punctuator);

  NodeIndex conditional();
  NodeIndex either();
  NodeIndex both();
  NodeIndex binary(std::size_t level);
  std::optional<BinaryOperator> operator_of(std::size_t level);
  NodeIndex operate(BinaryOperator op, NodeIndex left, std::size_t level, std::size_t offset);
  [[nodiscard]] bool is_literal(NodeIndex node) const;
  NodeIndex instance_of(NodeIndex left);

  NodeIndex unary();
  NodeIndex stepped(BinaryOperator op);
  std::optional<UnaryOperator> unary_operator();

  NodeIndex postfix();
  NodeIndex member(NodeIndex of);
  std::vector<NodeIndex> arguments(const Token& name, Arity arity);

  NodeIndex primary();
  NodeIndex bracketed();
  NodeIndex array_literal();
  NodeIndex object_literal();

  NodeIndex name();
  static std::optional<Node> constant_word(std::string_view word);
  /// Consumes the `.min` of `Math.min`.
  const KnownBuiltin* builtin_here(const std::string& word);
  NodeIndex call(const Token& token, const KnownBuiltin& builtin);
  // Functions: grammar_function.cpp.
  NodeIndex immediate();
  NodeIndex construct();
  NodeIndex apply_function(const Token& token, const Function& function, bool constructs);
  NodeIndex run(std::vector<Tokens> pending);
  NodeIndex run_branches(std::vector<Tokens> pending);
  NodeIndex run_declarations(std::vector<Tokens> pending);
  NodeIndex run_expression(std::vector<Tokens> pending);
  void end_statement();
  /// The value, if the statement is such an assignment.
  std::optional<NodeIndex> assign_local();
  std::optional<NodeIndex> assign_member();
  NodeIndex in_sequence(const std::vector<NodeIndex>& values, NodeIndex last);

  NodeIndex in_state(const Token& token);
  NodeIndex undeclared(const Token& token, bool type_asked);

  Tokens tokens_;
  Token end_;
  const Scope& scope_;
  std::vector<Issue>& issues_;
  std::size_t faults_before_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::size_t> heights_, costs_;  ///< By node.
  Locals locals_;  ///< Of the function that is being put in; and what `++` has changed.
  std::vector<std::pair<SlotIndex, NodeIndex>> effects_;
  std::size_t choices_ = 0;  ///< How many operators around may leave this part out.
  bool stopped_ = false;
  bool type_asked_ = false;  ///< The next name stands right behind `typeof`.
};

}  // namespace engine::chart::expression
