// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::machine {
namespace {

/// Says of each transition whether what happens now may take it, guards aside.
class Trigger {
 public:
  /// For eventless transitions.
  Trigger() = default;
  Trigger(const Machine& machine, const Event& event, bool from_outside)
      : barred_(from_outside ? machine.around().barred : nullptr), by_event_(true) {
    if (machine.chart().any_event) descriptors_.push_back(*machine.chart().any_event);
    const std::string_view name = event.name;
    for (std::size_t dot = name.find('.'); dot != std::string::npos;
         dot = name.find('.', dot + 1)) {
      find(machine.chart(), name.substr(0, dot));
    }
    find(machine.chart(), name);
  }

  [[nodiscard]] bool by_event() const { return by_event_; }
  [[nodiscard]] bool takes(TransitionIndex index, const Transition& transition) const {
    if (!by_event_) return transition.events.empty();
    const bool matched =
        std::any_of(transition.events.begin(), transition.events.end(), [&](DescriptorIndex each) {
          return std::find(descriptors_.begin(), descriptors_.end(), each) != descriptors_.end();
        });
    return matched && !(barred_ && std::binary_search(barred_->begin(), barred_->end(), index));
  }

 private:
  void find(const Chart::Compiled& chart, std::string_view stem) {
    const auto known = chart.descriptors.find(stem);
    if (known != chart.descriptors.end()) descriptors_.push_back(known->second);
  }

  const std::vector<TransitionIndex>* barred_ = nullptr;
  ShortList<DescriptorIndex, 8> descriptors_;  ///< Those that match the event's name.
  bool by_event_ = false;
};

bool guard_holds(Machine& machine, TransitionIndex index, bool by_event) {
  const Transition& transition = machine.chart().transitions[index];
  if (!transition.cond) return true;
  expression::Evaluator evaluator(machine.environment());
  const Value value = evaluator.run(*transition.cond);
  if (!value.has_failed()) {
    const bool holds = expression::truthy(value);
    if (!transition.cond->effects.empty()) machine.carry_out(*transition.cond);
    return holds;
  }
  if (by_event || machine.first_complaint(index)) {
    machine.stand_at({"transition", transition.line, transition.column});
    machine.raise_error(evaluator.failure());
    machine.stand_at({});
  }
  return false;
}

/// The first transition of `state` or, from inside out, of its ancestors.
void select_from(Machine& machine, StateIndex state, const Trigger& trigger, Transitions& enabled) {
  const Chart::Compiled& chart = machine.chart();
  for (StateIndex at = state; at != root; at = chart.states[at].parent) {
    for (const TransitionIndex index : chart.states[at].transitions) {
      if (!trigger.takes(index, chart.transitions[index])) continue;
      // Selected before from another region: its guard has been asked.
      if (std::find(enabled.begin(), enabled.end(), index) != enabled.end()) return;
      if (!guard_holds(machine, index, trigger.by_event())) continue;
      enabled.push_back(index);
      return;
    }
  }
}

Transitions select(Machine& machine, const Trigger& trigger) {
  Transitions enabled;
  machine.session().configuration.for_each([&](StateIndex state) {
    if (machine.chart().atomic(state)) select_from(machine, state, trigger, enabled);
  });
  if (enabled.size() < 2) return enabled;
  return remove_conflicting_transitions(machine, std::move(enabled));
}

}  // namespace

Transitions select_eventless_transitions(Machine& machine) {
  if (!machine.session().configuration.intersects(machine.chart().restless)) return {};
  return select(machine, Trigger{});
}

Transitions select_transitions(Machine& machine, const Event& event, bool from_outside) {
  return select(machine, Trigger(machine, event, from_outside));
}

}  // namespace engine::chart::machine
