// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/compiler/steps.hpp"

namespace engine::chart::compiler {
namespace {

void adopt(Context& context, StateIndex index) {
  const StateElement& element = context.document().states[index];
  Chart::Compiled& chart = context.chart();
  State& state = chart.states[index];
  state.kind = element.kind;
  state.end = index + 1;
  chart.all.insert(index);
  if (!element.parent) return;
  state.parent = static_cast<StateIndex>(*element.parent);
  chart.state_views[index].parent = state.parent;
  State& parent = chart.states[state.parent];
  if (chart.history(index)) {
    parent.histories.push_back(index);
    return;
  }
  parent.children.push_back(index);
  if (parent.kind == StateKind::atomic) parent.kind = StateKind::compound;
}

void measure(Chart::Compiled& chart) {
  for (auto index = static_cast<StateIndex>(chart.states.size()); index-- > 0;) {
    const State& state = chart.states[index];
    if (state.parent != root) {
      State& parent = chart.states[state.parent];
      parent.end = std::max(parent.end, state.end);
    }
  }
  for (StateIndex index = 0; index < chart.states.size(); ++index) {
    State& state = chart.states[index];
    for (StateIndex inside = index + 1; inside < state.end; ++inside) {
      state.descendants.insert(inside);
    }
  }
}

void check_children(Context& context, StateIndex index) {
  const State& state = context.chart().states[index];
  const StateElement& element = context.document().states[index];
  const std::string name = "'" + context.chart().state_views[index].id + "'";
  if (state.kind == StateKind::parallel && state.children.empty()) {
    context.fault(element.place, "the parallel " + name + " has no regions", "add a <state>");
  }
  if (state.kind == StateKind::atomic && !state.histories.empty()) {
    context.fault(element.place, "the state " + name + " has a history but no states to remember",
                  "add a <state>, or remove the history");
  }
  const bool childless = state.kind == StateKind::final_state || context.chart().history(index);
  if (childless && !(state.children.empty() && state.histories.empty())) {
    context.fault(element.place, name + " can't have states inside", "make it a <state>");
  }
  if (state.kind == StateKind::final_state && state.parent != root &&
      context.chart().states[state.parent].kind == StateKind::parallel) {
    context.fault(element.place, "the final " + name + " is no region of a parallel",
                  "put it into a <state>");
  }
  if (state.kind == StateKind::final_state && !element.transitions.empty()) {
    context.fault(element.transitions[0].place, "a transition leaves the final " + name,
                  "make it a <state>, or remove the transition");
  }
}

}  // namespace

void link_states(Context& context) {
  Chart::Compiled& chart = context.chart();
  const auto count = static_cast<StateIndex>(context.document().states.size());
  chart.states.resize(count);
  for (StateIndex index = 0; index < count; ++index) adopt(context, index);
  measure(chart);
  for (StateIndex index = 0; index < count; ++index) {
    check_children(context, index);
    chart.state_views[index].kind = chart.states[index].kind;
  }
}

}  // namespace engine::chart::compiler
