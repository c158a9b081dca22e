// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/machine/machine.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/bounds.hpp"
#include "engine/chart/expression/convert.hpp"

namespace engine::chart::machine {

Machine::Machine(const Chart& chart, Running& session, const Surroundings& around, Outcome& outcome)
    : chart_(chart.compiled()),
      session_(session),
      around_(around),
      outcome_(outcome),
      environment_{.data = session.data,
                   .configuration = session.configuration,
                   .states = chart_.state_names,
                   .name = chart_.name,
                   .session_id = around.session_id,
                   .x = around.x,
                   .event = nullptr,
                   .event_known = true} {}

void Machine::raise_error(const std::string& reason, const std::string& sendid) {
  complain("error.execution", reason, sendid);
}

void Machine::raise_unreachable(const std::string& target, const std::string& sendid) {
  complain("error.communication", "'" + target + "' can't be reached", sendid);
}

void Machine::complain(const char* name, const std::string& reason, const std::string& sendid) {
  boost::json::object data{{"reason", reason}};
  if (!where_.element.empty()) {
    data["tagname"] = where_.element;
    data["line"] = where_.line;
    data["column"] = where_.column;
  }
  raise({.name = name, .type = EventType::platform, .data = std::move(data), .sendid = sendid});
}

const Event& Machine::take_internal() {
  current_ = std::move(internal_[internal_next_++]);
  if (!has_internal()) {
    internal_.clear();
    internal_next_ = 0;
  }
  bind(current_);
  return current_;
}

Value Machine::evaluate(const Program& program, const std::string& sendid) {
  expression::Evaluator evaluator(environment_);
  Value value = evaluator.run(program);
  if (value.has_failed()) raise_error(evaluator.failure(), sendid);
  if (value.has_failed() || program.effects.empty()) return value;
  if (!value.undefined()) value = Value{std::move(value).take()};
  carry_out(program);
  return value;
}

void Machine::carry_out(const Program& program) {
  expression::Evaluator evaluator(environment_);
  std::vector<std::pair<SlotIndex, boost::json::value>> written;
  for (const auto& [slot, node] : program.effects) {
    written.emplace_back(slot, evaluator.run(program, node).take());
  }
  for (auto& [slot, value] : written) session_.data[slot] = std::move(value);
}

bool Machine::holds(const std::optional<Program>& condition) {
  if (!condition) return true;
  const Value value = evaluate(*condition);
  return !value.has_failed() && expression::truthy(value);
}

std::optional<boost::json::value> Machine::storable(Value value, const std::string& sendid) {
  if (value.has_failed()) return std::nullopt;
  const boost::json::value& json = value.json();
  if (json.is_double() && !std::isfinite(json.get_double())) {
    raise_error("NaN and Infinity can't be kept", sendid);
    return std::nullopt;
  }
  return std::move(value).take();
}

std::string Machine::new_id(const std::string& prefix) {
  return prefix + "." + std::to_string(++session_.generated);
}

bool Machine::spend_round() {
  if (++rounds_ > bounds::microsteps_max) outcome_.livelock = true;
  return !outcome_.livelock;
}

bool Machine::spend_action() {
  if (++actions_ > bounds::actions_max) outcome_.livelock = true;
  return !outcome_.livelock;
}

bool Machine::first_complaint(TransitionIndex transition) {
  if (std::find(complaints_.begin(), complaints_.end(), transition) != complaints_.end()) {
    return false;
  }
  complaints_.push_back(transition);
  return true;
}

}  // namespace engine::chart::machine
