// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/judge.hpp"

#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/evaluator.hpp"
#include "engine/chart/expression/operators.hpp"

namespace engine::chart::prove {
namespace {

namespace ex = expression;
namespace json = boost::json;

bool compares(ex::BinaryOperator op) {
  switch (op) {
    case ex::BinaryOperator::less:
    case ex::BinaryOperator::less_equal:
    case ex::BinaryOperator::greater:
    case ex::BinaryOperator::greater_equal:
    case ex::BinaryOperator::equal:
    case ex::BinaryOperator::not_equal:
    case ex::BinaryOperator::strictly_equal:
    case ex::BinaryOperator::strictly_not_equal: return true;
    case ex::BinaryOperator::add:
    case ex::BinaryOperator::subtract:
    case ex::BinaryOperator::multiply:
    case ex::BinaryOperator::divide:
    case ex::BinaryOperator::remainder:
    case ex::BinaryOperator::bit_or:
    case ex::BinaryOperator::bit_xor:
    case ex::BinaryOperator::bit_and:
    case ex::BinaryOperator::in:
    case ex::BinaryOperator::instance_of_array:
    case ex::BinaryOperator::instance_of_object: return false;
  }
  return false;
}

bool true_of(const Literal& literal, const json::value& value) {
  const auto subject = ex::Value::borrowed(value);
  if (!literal.op) return ex::truthy(subject);
  ex::Attempt attempt;
  const auto constant = ex::Value::borrowed(literal.with);
  const ex::Value result = literal.from_left ? ex::apply(*literal.op, constant, subject, attempt)
                                             : ex::apply(*literal.op, subject, constant, attempt);
  return !result.has_failed() && ex::truthy(result);
}

/// Values that tell apart whatever comparisons with `with` can tell apart.
void add_samples(std::vector<json::value>& samples, const json::value& with) {
  samples.push_back(with);
  if (with.is_number()) {
    const double number = ex::as_double(with);
    for (const double step : {-1.0, -0.5, 0.5, 1.0}) samples.emplace_back(number + step);
  } else if (with.is_string()) {
    samples.emplace_back(std::string(with.get_string()) + "~");
  }
}

/// What is ordered against a number is a number: a text there would be a mistake of its own.
bool numeric(const Literal& literal) {
  if (!literal.op || !literal.with.is_number()) return false;
  return *literal.op == ex::BinaryOperator::less || *literal.op == ex::BinaryOperator::less_equal ||
         *literal.op == ex::BinaryOperator::greater ||
         *literal.op == ex::BinaryOperator::greater_equal;
}

std::optional<Truth> as_truth(const std::optional<json::value>& value) {
  if (!value) return std::nullopt;
  return ex::truthy(ex::Value::borrowed(*value)) ? Truth::yes : Truth::no;
}

Truth opposite(Truth truth) {
  if (truth == Truth::failed) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

}  // namespace

bool Judge::related(const About& one, const About& other) const {
  return (one.reads_event && other.reads_event) || (one.reads_world && other.reads_world) ||
         std::any_of(one.reads.begin(), one.reads.end(), [&](SlotIndex slot) {
           return std::binary_search(other.reads.begin(), other.reads.end(), slot);
         });
}

bool Judge::holds(const Program& condition, const Spot& spot) {
  const About& about = ground_.about(condition, condition.root);
  std::vector<Decision> before;
  for (const Decision& each : decisions_) {
    if (related(about, ground_.about(*each.condition, each.condition->root))) {
      before.push_back(each);
    }
  }
  bool yes = false;
  bool no = false;
  Oracle trial;
  trial_ = &trial;
  do {
    facts_ = known_;
    const bool consistent = std::all_of(before.begin(), before.end(), [&](const Decision& each) {
      return (judge(*each.condition, each.condition->root, spot) == Truth::yes) == each.holds;
    });
    if (consistent) (judge(condition, condition.root, spot) == Truth::yes ? yes : no) = true;
  } while (!(yes && no) && trial.advance());
  trial_ = nullptr;
  if (!yes || !no) return yes;
  const bool answer = oracle_.choose();
  decisions_.push_back({&condition, answer});
  return answer;
}

bool Judge::once(const std::string& question) {
  const auto known = std::find_if(answers_.begin(), answers_.end(),
                                  [&](const auto& answer) { return answer.first == question; });
  if (known != answers_.end()) return known->second;
  answers_.emplace_back(question, oracle_.choose());
  return answers_.back().second;
}

void Judge::turn_to(Freight freight) {
  freight_ = freight;
  std::erase_if(decisions_, [&](const Decision& each) {
    return ground_.about(*each.condition, each.condition->root).reads_event;
  });
}

void Judge::states_changed() {
  std::erase_if(decisions_, [&](const Decision& each) {
    return ground_.about(*each.condition, each.condition->root).reads_states;
  });
}

void Judge::assigned(SlotIndex slot) {
  const auto reads = [&](const std::vector<SlotIndex>& slots) {
    return std::binary_search(slots.begin(), slots.end(), slot);
  };
  std::erase_if(known_, [&](const Fact& fact) { return reads(fact.reads); });
  std::erase_if(decisions_, [&](const Decision& each) {
    return reads(ground_.about(*each.condition, each.condition->root).reads);
  });
}

void Judge::assigned(SlotIndex slot, const json::value& value) {
  assigned(slot);
  if (value.is_object() || value.is_array()) return;
  Program program;
  program.nodes.emplace_back(ex::Data{slot});
  known_.push_back({.about = prove::about(program, 0).text,
                    .reads = {slot},
                    .literal = {.op = ex::BinaryOperator::strictly_equal, .with = value}});
}

std::optional<json::value> Judge::value_of(const Program& program, NodeIndex node,
                                           const Spot& spot) const {
  const About& about = ground_.about(program, node);
  if (about.reads_event || about.reads_world) return std::nullopt;
  if (about.reads_states && ground_.hides()) return std::nullopt;
  const bool known = std::all_of(about.reads.begin(), about.reads.end(),
                                 [&](SlotIndex slot) { return spot.data.contains(slot); });
  if (!known) return std::nullopt;
  ex::Slots slots(ground_.chart().locations.size());
  for (const SlotIndex slot : about.reads) slots[slot] = spot.data.at(slot);
  const ex::Environment environment{.data = slots,
                                    .configuration = spot.configuration,
                                    .states = ground_.chart().state_names,
                                    .name = ground_.chart().name,
                                    .session_id = {}};
  ex::Evaluator evaluator(environment);
  ex::Value value = evaluator.run(program, node);
  if (value.has_failed()) return std::nullopt;
  return std::move(value).take();
}

Truth Judge::judge(const Program& program, NodeIndex index, const Spot& spot) {
  const ex::Node& node = program.nodes[index];
  if (const auto known = as_truth(value_of(program, index, spot))) return *known;
  if (const auto* logical = std::get_if<ex::Logical>(&node)) {
    const Truth left = judge(program, logical->left, spot);
    if (left == Truth::failed || (left == Truth::yes) != logical->both) return left;
    return judge(program, logical->right, spot);
  }
  if (const auto* unary = std::get_if<ex::Unary>(&node);
      unary && unary->op == ex::UnaryOperator::logical_not) {
    return opposite(judge(program, unary->of, spot));
  }
  if (const auto* choice = std::get_if<ex::Conditional>(&node)) {
    const Truth test = judge(program, choice->test, spot);
    if (test == Truth::failed) return test;
    return judge(program, test == Truth::yes ? choice->yes : choice->no, spot);
  }
  if (std::holds_alternative<ex::Binary>(node)) return judge_binary(program, index, spot);
  return decide(program, index, {}, spot);
}

Truth Judge::judge_binary(const Program& program, NodeIndex index, const Spot& spot) {
  const auto& binary = *std::get_if<ex::Binary>(&program.nodes[index]);
  if (!compares(binary.op)) return decide(program, index, {}, spot);
  const auto left = value_of(program, binary.left, spot);
  const auto right = value_of(program, binary.right, spot);
  if (right) return decide(program, binary.left, {binary.op, *right, false}, spot);
  if (left) return decide(program, binary.right, {binary.op, *left, true}, spot);
  return decide(program, index, {}, spot);
}

Truth Judge::decide(const Program& program, NodeIndex subject, const Literal& literal,
                    const Spot& spot) {
  if (const auto value = value_of(program, subject, spot)) {
    return true_of(literal, *value) ? Truth::yes : Truth::no;
  }
  const About& about = ground_.about(program, subject);
  if (about.reads_event_data && freight_ == Freight::nothing) return Truth::failed;
  const bool failed = std::any_of(facts_.begin(), facts_.end(), [&](const Fact& fact) {
    return fact.fails && fact.about == about.text;
  });
  if (failed) return Truth::failed;
  return guess(about, literal, as_data(program, subject));
}

Truth Judge::guess(const About& about, const Literal& literal, const ex::Data* slot) {
  const bool fresh = std::none_of(facts_.begin(), facts_.end(),
                                  [&](const Fact& fact) { return fact.about == about.text; });
  const bool free = fresh && !(slot && ground_.values().of(slot->slot));
  const bool yes = free || possible(about, literal, true, slot);
  const bool no = free || possible(about, literal, false, slot);
  const bool may_fail =
      fresh && (about.may_fail || (about.reads_event_data && freight_ != Freight::fields));
  std::vector<Truth> ways;
  if (yes) ways.push_back(Truth::yes);
  if (no || ways.empty()) ways.push_back(Truth::no);
  if (may_fail) ways.push_back(Truth::failed);
  const Truth answer = ways.size() == 1 ? ways[0] : ways[trial_->choose(ways.size())];
  facts_.push_back({.about = about.text,
                    .reads = about.reads,
                    .fails = answer == Truth::failed,
                    .literal = literal,
                    .holds = answer == Truth::yes});
  return answer;
}

bool Judge::possible(const About& about, const Literal& literal, bool holds,
                     const ex::Data* slot) const {
  std::vector<json::value> samples;
  if (slot && ground_.values().of(slot->slot)) {
    samples = *ground_.values().of(slot->slot);
  } else {
    bool number = numeric(literal);
    for (const Fact& fact : facts_) {
      number = number || (fact.about == about.text && numeric(fact.literal));
    }
    samples = {0, 1, -1e12, 1e12};
    if (!number) {
      const json::array others{nullptr, true, false, "", "~", json::array{}};
      samples.insert(samples.end(), others.begin(), others.end());
    }
    if (literal.op) add_samples(samples, literal.with);
    for (const Fact& fact : facts_) {
      if (fact.about == about.text && fact.literal.op) add_samples(samples, fact.literal.with);
    }
  }
  return std::any_of(samples.begin(), samples.end(), [&](const json::value& sample) {
    return true_of(literal, sample) == holds &&
           std::all_of(facts_.begin(), facts_.end(), [&](const Fact& fact) {
             return fact.about != about.text || true_of(fact.literal, sample) == fact.holds;
           });
  });
}

}  // namespace engine::chart::prove
