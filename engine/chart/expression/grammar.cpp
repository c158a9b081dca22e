// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/grammar.hpp"

#include <algorithm>
#include <array>

#include "engine/base/bounds.hpp"

namespace engine::chart::expression {
namespace {

struct KnownOperator {
  std::string_view sign;
  BinaryOperator op;
};
using Level = std::span<const KnownOperator>;

constexpr std::array<KnownOperator, 1> disjunction{{{"|", BinaryOperator::bit_or}}};
constexpr std::array<KnownOperator, 1> exclusion{{{"^", BinaryOperator::bit_xor}}};
constexpr std::array<KnownOperator, 1> conjunction{{{"&", BinaryOperator::bit_and}}};
constexpr std::array<KnownOperator, 4> equalities{{{"===", BinaryOperator::strictly_equal},
                                                   {"!==", BinaryOperator::strictly_not_equal},
                                                   {"==", BinaryOperator::equal},
                                                   {"!=", BinaryOperator::not_equal}}};
constexpr std::array<KnownOperator, 6> relations{
    {{"<=", BinaryOperator::less_equal},
     {">=", BinaryOperator::greater_equal},
     {"<", BinaryOperator::less},
     {">", BinaryOperator::greater},
     {"in", BinaryOperator::in},
     {"instanceof", BinaryOperator::instance_of_array}}};
constexpr std::array<KnownOperator, 2> sums{
    {{"+", BinaryOperator::add}, {"-", BinaryOperator::subtract}}};
constexpr std::array<KnownOperator, 3> products{{{"*", BinaryOperator::multiply},
                                                 {"/", BinaryOperator::divide},
                                                 {"%", BinaryOperator::remainder}}};
/// From the loosest binding to the tightest.
constexpr std::array<Level, 7> levels{Level(disjunction), Level(exclusion), Level(conjunction),
                                      Level(equalities),  Level(relations), Level(sums),
                                      Level(products)};

constexpr std::array<KnownOperator, 7> updates{{{"+=", BinaryOperator::add},
                                                {"-=", BinaryOperator::subtract},
                                                {"*=", BinaryOperator::multiply},
                                                {"/=", BinaryOperator::divide},
                                                {"%=", BinaryOperator::remainder},
                                                {"|=", BinaryOperator::bit_or},
                                                {"&=", BinaryOperator::bit_and}}};

}  // namespace

Program Grammar::whole(std::string_view text) {
  Program program = one(text);
  if (scope_.functions) accept(";");
  if (!stopped_ && peek().kind != TokenKind::end) unexpected();
  return stopped_ ? illegal(text) : std::move(program);
}

Program Grammar::one(std::string_view text) {
  clear();
  return made(text, conditional());
}

Program Grammar::updated(std::string_view text) {
  clear();
  const bool before = peek().is("++") || peek().is("--");
  const bool grows = peek().is("++");
  if (before) ++at_;
  const NodeIndex place = postfix();
  if (stopped_) return illegal(text);
  if (before || peek().is("++") || peek().is("--")) {
    const bool adds = before ? grows : peek().is("++");
    if (!before) ++at_;
    const NodeIndex one = leaf(Constant{std::int64_t{1}});
    // Written as x - -1, so that a text is counted as the number that it is.
    const NodeIndex step = adds ? add(Unary{UnaryOperator::negate, one}, {one}) : one;
    return made(text, add(Binary{BinaryOperator::subtract, place, step}, {place, step}));
  }
  for (const KnownOperator& known : updates) {
    if (!accept(known.sign)) continue;
    const NodeIndex value = conditional();
    return made(text, add(Binary{known.op, place, value}, {place, value}));
  }
  unexpected();
  return illegal(text);
}

void Grammar::clear() {
  nodes_.clear();
  heights_.clear();
  costs_.clear();
  effects_.clear();
  locals_.clear();
}

Program Grammar::made(std::string_view text, NodeIndex root) {
  if (stopped_) return illegal(text);
  return {std::string(text), std::move(nodes_), root, std::move(effects_)};
}

Program Grammar::illegal(std::string_view text) const {
  const std::string what =
      issues_.size() > faults_before_ ? issues_[faults_before_].what : "an illegal expression";
  return {std::string(text), {Illegal{what}}, 0};
}

bool Grammar::accept(std::string_view punctuator) {
  if (!peek().is(punctuator)) return false;
  ++at_;
  return true;
}

bool Grammar::accept_name(std::string_view name) {
  if (!peek().is_name(name)) return false;
  ++at_;
  return true;
}

NodeIndex Grammar::refuse(std::size_t offset, std::string what, std::string remedy) {
  if (!stopped_) issues_.push_back({offset, std::move(what), std::move(remedy)});
  stopped_ = true;
  return 0;
}

NodeIndex Grammar::unexpected() {
  const Token& token = peek();
  if (token.kind == TokenKind::end) {
    return refuse(token.offset, "the expression ends too early", "complete it");
  }
  return refuse(token.offset, "'" + token.text + "' can't stand here", subset);
}

NodeIndex Grammar::add(Node node, std::initializer_list<NodeIndex> children) {
  return add(std::move(node), std::span(children.begin(), children.size()));
}

NodeIndex Grammar::add(Node node, std::span<const NodeIndex> children) {
  if (stopped_) return 0;
  std::size_t height = 1;
  std::size_t cost = 1;
  for (const NodeIndex child : children) {
    height = std::max(height, heights_[child] + 1);
    cost += costs_[child];
  }
  if (height > bounds::expression_depth_max) return too_deep();
  if (std::max(cost, nodes_.size()) > bounds::expression_cost_max) {
    return refuse(peek().offset, "the expression calls too much", "assign its parts to data first");
  }
  nodes_.push_back(std::move(node));
  heights_.push_back(height);
  costs_.push_back(cost);
  return static_cast<NodeIndex>(nodes_.size() - 1);
}

NodeIndex Grammar::too_deep() {
  return refuse(peek().offset, "the expression is nested too deeply",
                "assign its parts to data first");
}

void Grammar::expect(std::string_view punctuator) {
  if (stopped_ || accept(punctuator)) return;
  refuse(peek().offset,
         peek().kind == TokenKind::end
             ? "the expression ends where '" + std::string(punctuator) + "' is missing"
             : "'" + peek().text + "' stands where '" + std::string(punctuator) + "' should",
         subset);
}

NodeIndex Grammar::conditional() {
  if (++depth_ > bounds::expression_depth_max) return too_deep();
  NodeIndex test = either();
  if (!stopped_ && accept("?")) {
    ++choices_;
    const NodeIndex yes = conditional();
    expect(":");
    const NodeIndex no = conditional();
    --choices_;
    test = add(Conditional{test, yes, no}, {test, yes, no});
  }
  --depth_;
  return test;
}

NodeIndex Grammar::either() {
  NodeIndex left = both();
  while (!stopped_ && accept("||")) {
    ++choices_;
    const NodeIndex right = both();
    --choices_;
    left = add(Logical{false, left, right}, {left, right});
  }
  return left;
}

NodeIndex Grammar::both() {
  NodeIndex left = binary(0);
  while (!stopped_ && accept("&&")) {
    ++choices_;
    const NodeIndex right = binary(0);
    --choices_;
    left = add(Logical{true, left, right}, {left, right});
  }
  return left;
}

NodeIndex Grammar::binary(std::size_t level) {
  if (level == levels.size()) return unary();
  NodeIndex left = binary(level + 1);
  while (!stopped_) {
    const std::size_t offset = peek().offset;
    const std::optional<BinaryOperator> op = operator_of(level);
    if (!op) break;
    left = *op == BinaryOperator::instance_of_array ? instance_of(left)
                                                    : operate(*op, left, level, offset);
  }
  return left;
}

std::optional<BinaryOperator> Grammar::operator_of(std::size_t level) {
  for (const KnownOperator& known : levels[level]) {
    if (accept(known.sign) || accept_name(known.sign)) return known.op;
  }
  return std::nullopt;
}

NodeIndex Grammar::operate(BinaryOperator op, NodeIndex left, std::size_t level,
                           std::size_t offset) {
  const NodeIndex right = binary(level + 1);
  if (stopped_) return 0;
  const bool equality = levels[level].data() == equalities.data();
  if (equality && (is_literal(left) || is_literal(right))) {
    return refuse(offset, "an array or object literal never equals anything in ECMAScript",
                  "compare its members or its length");
  }
  return add(Binary{op, left, right}, {left, right});
}

bool Grammar::is_literal(NodeIndex node) const {
  return std::holds_alternative<ArrayLiteral>(nodes_[node]) ||
         std::holds_alternative<ObjectLiteral>(nodes_[node]);
}

NodeIndex Grammar::instance_of(NodeIndex left) {
  const bool array = accept_name("Array");
  if (!array && !accept_name("Object")) {
    return refuse(peek().offset, "instanceof knows only Array and Object", subset);
  }
  const auto op = array ? BinaryOperator::instance_of_array : BinaryOperator::instance_of_object;
  return add(Binary{op, left, left}, {left});
}

NodeIndex Grammar::unary() {
  if (++depth_ > bounds::expression_depth_max) return too_deep();
  NodeIndex node = 0;
  if (scope_.functions && (accept("++") || accept("--"))) {
    node = stepped(tokens_[at_ - 1].is("++") ? BinaryOperator::add : BinaryOperator::subtract);
  } else if (const std::optional<UnaryOperator> op = unary_operator()) {
    const NodeIndex of = unary();
    node = add(Unary{*op, of}, {of});
  } else {
    node = postfix();
  }
  --depth_;
  return node;
}

std::optional<UnaryOperator> Grammar::unary_operator() {
  if (accept("!")) return UnaryOperator::logical_not;
  if (accept("-")) return UnaryOperator::negate;
  if (accept("+")) return UnaryOperator::plus;
  if (accept_name("typeof")) {
    type_asked_ = peek().kind == TokenKind::name;
    return UnaryOperator::type_of;
  }
  return std::nullopt;
}

/// `++x`: reads as x + 1 from here on, and is left behind in x.
NodeIndex Grammar::stepped(BinaryOperator op) {
  const Token& token = peek();
  const auto slot = scope_.slots.find(token.text);
  const bool local = locals_.contains(token.text);
  if (choices_ > 0 || (!local && slot == scope_.slots.end())) return unexpected();
  const NodeIndex before = postfix();
  const NodeIndex one = leaf(Constant{std::int64_t{1}});
  const NodeIndex after = add(Binary{op, before, one}, {before, one});
  locals_[token.text] = after;
  if (slot != scope_.slots.end()) effects_.emplace_back(slot->second, after);
  return after;
}

}  // namespace engine::chart::expression
