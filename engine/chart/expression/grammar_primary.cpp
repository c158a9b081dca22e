// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "engine/chart/expression/grammar.hpp"
#include "engine/chart/expression/number.hpp"

namespace engine::chart::expression {

NodeIndex Grammar::postfix() {
  NodeIndex node = primary();
  while (!stopped_) {
    if (accept(".")) {
      node = member(node);
    } else if (accept("[")) {
      const NodeIndex key = conditional();
      expect("]");
      node = add(Element{node, key}, {node, key});
    } else if (peek().is("(")) {
      return refuse(peek().offset, "only the known functions can be called", subset);
    } else {
      break;
    }
  }
  return node;
}

NodeIndex Grammar::member(NodeIndex of) {
  const Token name = peek();
  if (name.kind != TokenKind::name) return unexpected();
  ++at_;
  if (!accept("(")) return add(Member{of, name.text}, {of});
  const KnownMethod* method = find_method(name.text);
  if (!method) {
    return refuse(name.offset, "there is no pure function '" + name.text + "'",
                  "known are concat, slice, indexOf, includes, startsWith, endsWith, "
                  "toUpperCase, toLowerCase, trim, split, join, charAt, substring, "
                  "getElementsByTagName, getAttribute");
  }
  std::vector<NodeIndex> given = arguments(name, method->arity);
  std::vector<NodeIndex> children = given;
  children.push_back(of);
  return add(MethodCall{method->method, of, std::move(given)}, children);
}

std::vector<NodeIndex> Grammar::arguments(const Token& name, Arity arity) {
  std::vector<NodeIndex> given;
  while (!stopped_ && !peek().is(")")) {
    given.push_back(conditional());
    if (!accept(",")) break;
  }
  expect(")");
  if (!stopped_ && (given.size() < arity.least || given.size() > arity.most)) {
    refuse(name.offset, "'" + name.text + "' has " + std::to_string(given.size()) + " arguments",
           "give it " + std::to_string(arity.least) + " to " + std::to_string(arity.most));
  }
  return given;
}

NodeIndex Grammar::primary() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::number: ++at_; return leaf(Constant{number(token.number)});
    case TokenKind::text: ++at_; return leaf(Constant{boost::json::value(token.text)});
    case TokenKind::name: return name();
    case TokenKind::punctuator: return bracketed();
    case TokenKind::end: break;
  }
  return unexpected();
}

NodeIndex Grammar::bracketed() {
  if (scope_.functions && peek().is("(") && at_ + 1 < tokens_.size() &&
      tokens_[at_ + 1].is_name("function")) {
    return immediate();
  }
  if (accept("(")) {
    const NodeIndex node = conditional();
    expect(")");
    return node;
  }
  if (accept("[")) return array_literal();
  if (accept("{")) return object_literal();
  return unexpected();
}

NodeIndex Grammar::array_literal() {
  ArrayLiteral literal;
  while (!stopped_ && !peek().is("]")) {
    literal.items.push_back(conditional());
    if (!accept(",")) break;
  }
  expect("]");
  const std::vector<NodeIndex> children = literal.items;
  return add(std::move(literal), children);
}

NodeIndex Grammar::object_literal() {
  ObjectLiteral literal;
  std::vector<NodeIndex> children;
  while (!stopped_ && !peek().is("}")) {
    const Token key = peek();
    if (key.kind == TokenKind::punctuator || key.kind == TokenKind::end) return unexpected();
    ++at_;
    expect(":");
    children.push_back(conditional());
    literal.members.emplace_back(key.kind == TokenKind::number ? number_text(key.number) : key.text,
                                 children.back());
    if (!accept(",")) break;
  }
  expect("}");
  return add(std::move(literal), children);
}

NodeIndex Grammar::name() {
  const bool type_asked = std::exchange(type_asked_, false);
  const Token token = peek();
  ++at_;
  if (const auto local = locals_.find(token.text); local != locals_.end()) return local->second;
  if (scope_.functions) {
    if (token.text == "new") return construct();
    const auto function = scope_.functions->find(token.text);
    if (function != scope_.functions->end() && peek().is("(")) {
      return apply_function(token, function->second, false);
    }
  }
  if (const auto slot = scope_.slots.find(token.text); slot != scope_.slots.end()) {
    return leaf(Data{slot->second});
  }
  if (const std::optional<SystemName> system = find_system(token.text))
    return leaf(System{*system});
  if (const std::optional<Node> word = constant_word(token.text)) return leaf(*word);
  if (token.text == "In" && peek().is("(")) return in_state(token);
  if (const KnownBuiltin* builtin = builtin_here(token.text)) return call(token, *builtin);
  if (reserved(token.text)) {
    return refuse(token.offset, "'" + token.text + "' can't stand in an expression", subset);
  }
  return undeclared(token, type_asked);
}

std::optional<Node> Grammar::constant_word(std::string_view word) {
  if (word == "true") return Constant{true};
  if (word == "false") return Constant{false};
  if (word == "null") return Constant{nullptr};
  if (word == "undefined") return Undefined{};
  if (word == "NaN") return Constant{std::numeric_limits<double>::quiet_NaN()};
  if (word == "Infinity") return Constant{infinity};
  return std::nullopt;
}

const KnownBuiltin* Grammar::builtin_here(const std::string& word) {
  if (peek().is("(")) return find_builtin(word);
  const bool member = peek().is(".") && at_ + 1 < tokens_.size();
  if (!member || tokens_[at_ + 1].kind != TokenKind::name) return nullptr;
  const KnownBuiltin* builtin = find_builtin(word + "." + tokens_[at_ + 1].text);
  if (builtin) at_ += 2;
  return builtin;
}

NodeIndex Grammar::call(const Token& token, const KnownBuiltin& builtin) {
  expect("(");
  std::vector<NodeIndex> given = arguments(token, builtin.arity);
  const std::vector<NodeIndex> children = given;
  return add(BuiltinCall{builtin.function, std::move(given)}, children);
}

NodeIndex Grammar::in_state(const Token& token) {
  accept("(");
  const std::vector<NodeIndex> given = arguments(token, {1, 1});
  if (stopped_) return 0;
  const auto* constant = std::get_if<Constant>(&nodes_[given[0]]);
  if (!constant || !constant->value.is_string()) return add(InNamed{given[0]}, {given[0]});
  const std::string id(constant->value.get_string().c_str());
  const auto state = scope_.states.find(id);
  if (state != scope_.states.end()) return leaf(InState{state->second});
  issues_.push_back({token.offset, "In() names the state '" + id + "', which does not exist",
                     "name a state of this chart"});
  return add(InNamed{given[0]}, {given[0]});
}

NodeIndex Grammar::undeclared(const Token& token, bool type_asked) {
  if (!type_asked) {
    issues_.push_back({token.offset, "'" + token.text + "' is not declared",
                       "declare it with <data id=\"" + token.text + "\"/>"});
  }
  return leaf(Undeclared{token.text});
}

}  // namespace engine::chart::expression
