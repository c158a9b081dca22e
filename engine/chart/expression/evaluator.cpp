// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/evaluator.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "engine/base/overloaded.hpp"
#include "engine/chart/expression/convert.hpp"
#include "engine/chart/expression/operators.hpp"

namespace engine::chart::expression {
namespace {

namespace json = boost::json;

/// SCXML 5.10.1: an event always has these, even where they are undefined.
constexpr std::array<std::string_view, 7> event_fields{"name",       "type",     "sendid", "origin",
                                                       "origintype", "invokeid", "data"};

std::string_view type_name(EventType type) {
  switch (type) {
    case EventType::platform: return "platform";
    case EventType::internal: return "internal";
    case EventType::external: return "external";
  }
  return {};
}

Value text_or_undefined(const std::string& text) {
  return text.empty() ? Value{} : Value::text(text);
}

const System* as_event(const Node& node) {
  const auto* system = std::get_if<System>(&node);
  return system && system->which == SystemName::event ? system : nullptr;
}

}  // namespace

Value Evaluator::run(const Program& program, NodeIndex node) {
  attempt_ = {};
  return at(program, node);
}

Value Evaluator::at(const Program& program, NodeIndex index) {
  return std::visit(
      overloaded{
          [](const Undefined&) { return Value{}; },
          [](const Constant& node) { return Value::borrowed(node.value); },
          [&](const Data& node) {
            const auto& slot = environment_.data[node.slot];
            return slot ? Value::borrowed(*slot) : Value{};
          },
          [&](const System& node) { return system(node.which); },
          [&](const Undeclared& node) { return attempt_.fail(node.name + " is not declared"); },
          [&](const Member& node) { return member_of(program, node); },
          [&](const Element& node) {
            Value of = at(program, node.of);
            if (of.has_failed()) return of;
            const Value key = at(program, node.key);
            return key.has_failed() ? key : element(of, key, attempt_);
          },
          [&](const Unary& node) { return unary(program, node); },
          [&](const Binary& node) { return binary(program, node); },
          [&](const Logical& node) {
            Value left = at(program, node.left);
            if (left.has_failed() || truthy(left) != node.both) return left;
            return at(program, node.right);
          },
          [&](const Conditional& node) {
            Value test = at(program, node.test);
            if (test.has_failed()) return test;
            return at(program, truthy(test) ? node.yes : node.no);
          },
          [&](const Sequence& node) {
            Value first = at(program, node.first);
            return first.has_failed() ? first : at(program, node.then);
          },
          [&](const ArrayLiteral& node) { return array(program, node); },
          [&](const ObjectLiteral& node) { return object(program, node); },
          [&](const MethodCall& node) { return method(program, node); },
          [&](const BuiltinCall& node) { return builtin(program, node); },
          [&](const InState& node) {
            return Value{environment_.configuration.contains(node.state)};
          },
          [&](const InNamed& node) {
            Value id = at(program, node.id);
            return id.has_failed() ? id : in_state(id);
          },
          [&](const Illegal& node) { return attempt_.fail(node.what); },
      },
      program.nodes[index]);
}

Value Evaluator::system(SystemName which) {
  switch (which) {
    case SystemName::event: return whole_event();
    case SystemName::sessionid: return Value::text(environment_.session_id);
    case SystemName::name: return Value::text(environment_.name);
    case SystemName::ioprocessors: {
      const std::string location = "#_scxml_" + std::string(environment_.session_id);
      const json::object processor{{"location", location}};
      return Value{json::object{{"http://www.w3.org/TR/scxml/#SCXMLEventProcessor", processor},
                                {"scxml", processor}}};
    }
    case SystemName::x:
      return environment_.x ? Value{json::value(environment_.x->whole())} : Value{};
  }
  return Value{};
}

Value Evaluator::whole_event() {
  if (!environment_.event_known) return attempt_.fail_for_event();
  if (!environment_.event) return Value{};
  json::object whole;
  for (const std::string_view field : event_fields) {
    Value value = event_field(field);
    if (!value.undefined()) whole[field] = std::move(value).take();
  }
  return Value{std::move(whole)};
}

Value Evaluator::event_field(std::string_view key) {
  if (!environment_.event_known) return attempt_.fail_for_event();
  if (!environment_.event) return member(Value{}, key, attempt_);
  const Event& event = *environment_.event;
  if (key == "data") return event.data.is_null() ? Value{} : Value::borrowed(event.data);
  if (key == "name") return Value::text(event.name);
  if (key == "type") return Value::text(type_name(event.type));
  if (key == "sendid") return text_or_undefined(event.sendid);
  if (key == "origin") return text_or_undefined(event.origin);
  if (key == "origintype") return text_or_undefined(event.origintype);
  if (key == "invokeid") return text_or_undefined(event.invokeid);
  return Value{};
}

Value Evaluator::member_of(const Program& program, const Member& node) {
  const Node& of = program.nodes[node.of];
  // The two usual paths are walked in place instead of being copied out whole.
  if (as_event(of)) return event_field(node.key);
  if (const auto* variable = std::get_if<System>(&of);
      variable && variable->which == SystemName::x && environment_.x) {
    const json::value* found = environment_.x->if_contains(node.key);
    return found ? Value::borrowed(*found) : Value{};
  }
  const Value value = at(program, node.of);
  return value.has_failed() ? value : member(value, node.key, attempt_);
}

Value Evaluator::unary(const Program& program, const Unary& node) {
  const bool type_asked = node.op == UnaryOperator::type_of;
  if (type_asked && std::holds_alternative<Undeclared>(program.nodes[node.of])) {
    return Value::text("undefined");
  }
  Value of = at(program, node.of);
  return of.has_failed() ? of : apply(node.op, of);
}

Value Evaluator::binary(const Program& program, const Binary& node) {
  Value left = at(program, node.left);
  if (left.has_failed()) return left;
  if (node.op == BinaryOperator::in && as_event(program.nodes[node.right]) && environment_.event) {
    const std::string field = to_text(left);
    return Value{std::find(event_fields.begin(), event_fields.end(), field) != event_fields.end()};
  }
  if (node.right == node.left) return apply(node.op, left, left, attempt_);
  Value right = at(program, node.right);
  return right.has_failed() ? right : apply(node.op, left, right, attempt_);
}

Value Evaluator::array(const Program& program, const ArrayLiteral& node) {
  json::array made;
  for (const NodeIndex index : node.items) {
    Value item = at(program, index);
    if (item.has_failed()) return item;
    if (item.undefined()) return attempt_.fail("an array can't hold undefined");
    if (!attempt_.afford(item.json())) return Value::failed();
    made.push_back(std::move(item).take());
  }
  return Value{std::move(made)};
}

Value Evaluator::object(const Program& program, const ObjectLiteral& node) {
  json::object made;
  for (const auto& [key, index] : node.members) {
    Value item = at(program, index);
    if (item.has_failed()) return item;
    if (!attempt_.afford(item.json())) return Value::failed();
    made.erase(key);  // The last of two members with one name counts.
    if (!item.undefined()) made[key] = std::move(item).take();
  }
  return Value{std::move(made)};
}

Value Evaluator::in_state(const Value& id) const {
  const auto state = environment_.states.find(to_text(id));
  return Value{state != environment_.states.end() &&
               environment_.configuration.contains(state->second)};
}

Value Evaluator::method(const Program& program, const MethodCall& node) {
  Value of = at(program, node.of);
  if (of.has_failed()) return of;
  const auto given = all(program, node.arguments);
  return given ? call(node.method, of, *given, attempt_) : Value::failed();
}

Value Evaluator::builtin(const Program& program, const BuiltinCall& node) {
  const auto given = all(program, node.arguments);
  return given ? call(node.function, *given, attempt_) : Value::failed();
}

std::optional<std::vector<Value>> Evaluator::all(const Program& program,
                                                 const std::vector<NodeIndex>& nodes) {
  std::vector<Value> values;
  values.reserve(nodes.size());
  for (const NodeIndex node : nodes) {
    values.push_back(at(program, node));
    if (values.back().has_failed()) return std::nullopt;
  }
  return values;
}

}  // namespace engine::chart::expression
