// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/chart/expression/function.hpp"
#include "engine/chart/expression/grammar.hpp"

namespace engine::chart::expression {
namespace {

constexpr Arity any_number{0, 64};
constexpr std::string_view itself = "this";

}  // namespace

/// `(function (x) { … })(…)`
NodeIndex Grammar::immediate() {
  const Token token = peek();
  expect("(");
  const std::optional<Function> function = take_function(tokens_, at_);
  if (!function) return unexpected();
  expect(")");
  if (!peek().is("(")) return refuse(token.offset, "a function can't be a value", subset);
  return apply_function(token, *function, false);
}

/// `new F(…)`
NodeIndex Grammar::construct() {
  const Token token = peek();
  const auto function = scope_.functions->find(token.text);
  if (function == scope_.functions->end()) return unexpected();
  ++at_;
  return apply_function(token, function->second, true);
}

NodeIndex Grammar::apply_function(const Token& token, const Function& function, bool constructs) {
  std::vector<NodeIndex> given;
  if (accept("(")) given = arguments(token, any_number);
  Locals inside;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    inside[function.parameters[i]] = i < given.size() ? given[i] : leaf(Undefined{});
  }
  if (constructs) inside[std::string(itself)] = leaf(ObjectLiteral{});
  const Locals around = std::exchange(locals_, std::move(inside));
  const Tokens calling = tokens_;
  const std::size_t position = at_;
  const NodeIndex result = run({Tokens(function.body)});
  tokens_ = calling;
  at_ = position;
  locals_ = around;
  return in_sequence(given, result);
}

/// The value with which a body returns; `pending` are its statements, the next ones last.
NodeIndex Grammar::run(std::vector<Tokens> pending) {
  while (!pending.empty() && pending.back().empty()) pending.pop_back();
  if (stopped_) return 0;
  if (pending.empty()) {
    const auto made = locals_.find(itself);
    return made == locals_.end() ? leaf(Undefined{}) : made->second;
  }
  if (++depth_ > bounds::expression_depth_max) return too_deep();
  tokens_ = take_statement(pending.back());
  at_ = 0;
  NodeIndex result = 0;
  if (peek().is("{")) {
    pending.push_back(tokens_.subspan(1, tokens_.size() - 2));
    result = run(std::move(pending));
  } else if (accept(";")) {
    result = run(std::move(pending));
  } else if (accept_name("return")) {
    result = peek().is(";") || at_ == tokens_.size() ? leaf(Undefined{}) : conditional();
    end_statement();
  } else if (accept_name("if")) {
    result = run_branches(std::move(pending));
  } else if (accept_name("var")) {
    result = run_declarations(std::move(pending));
  } else {
    result = run_expression(std::move(pending));
  }
  --depth_;
  return result;
}

/// What follows is put in behind either branch.
NodeIndex Grammar::run_branches(std::vector<Tokens> pending) {
  expect("(");
  const NodeIndex test = conditional();
  expect(")");
  if (stopped_) return 0;
  Tokens rest = tokens_.subspan(at_);
  const Tokens yes = take_statement(rest);
  Tokens no;
  if (!rest.empty() && rest.front().is_name("else")) {
    rest = rest.subspan(1);
    no = take_statement(rest);
  }
  const Locals before = locals_;
  std::vector<Tokens> otherwise = pending;
  otherwise.push_back(no);
  pending.push_back(yes);
  const NodeIndex first = run(std::move(pending));
  locals_ = before;
  const NodeIndex second = run(std::move(otherwise));
  return add(Conditional{test, first, second}, {test, first, second});
}

NodeIndex Grammar::run_declarations(std::vector<Tokens> pending) {
  std::vector<NodeIndex> values;
  do {
    const Token name = peek();
    if (name.kind != TokenKind::name) return unexpected();
    ++at_;
    values.push_back(accept("=") ? conditional() : leaf(Undefined{}));
    locals_[name.text] = values.back();
  } while (!stopped_ && accept(","));
  end_statement();
  return in_sequence(values, run(std::move(pending)));
}

/// An assignment to a local name or a member of `this`, or an expression that may only fail.
NodeIndex Grammar::run_expression(std::vector<Tokens> pending) {
  std::optional<NodeIndex> assigned = assign_member();
  if (!assigned) assigned = assign_local();
  const NodeIndex value = assigned ? *assigned : conditional();
  end_statement();
  return in_sequence({value}, run(std::move(pending)));
}

void Grammar::end_statement() {
  if (!stopped_ && !accept(";") && at_ < tokens_.size()) unexpected();
}

std::optional<NodeIndex> Grammar::assign_local() {
  const bool fits = tokens_.size() > 2 && tokens_[1].is("=") && locals_.contains(tokens_[0].text);
  if (!fits) return std::nullopt;
  at_ = 2;
  return locals_[tokens_[0].text] = conditional();
}

std::optional<NodeIndex> Grammar::assign_member() {
  const auto object = locals_.find(itself);
  const bool fits = object != locals_.end() && tokens_.size() > 4 && tokens_[0].is_name(itself) &&
                    tokens_[1].is(".") && tokens_[3].is("=");
  if (!fits) return std::nullopt;
  at_ = 4;
  ObjectLiteral literal = std::get<ObjectLiteral>(nodes_[object->second]);
  literal.members.emplace_back(tokens_[2].text, conditional());
  std::vector<NodeIndex> children;
  for (const auto& [key, value] : literal.members) children.push_back(value);
  return object->second = add(std::move(literal), children);
}

NodeIndex Grammar::in_sequence(const std::vector<NodeIndex>& values, NodeIndex last) {
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    last = add(Sequence{*value, last}, {*value, last});
  }
  return last;
}

}  // namespace engine::chart::expression
