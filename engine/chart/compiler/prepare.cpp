// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/compiler/steps.hpp"
#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::compiler {
namespace {

bool any_history(const Chart::Compiled& chart) {
  for (StateIndex state = 0; state < chart.states.size(); ++state) {
    if (chart.history(state)) return true;
  }
  return false;
}

bool eventless(const Chart::Compiled& chart, StateIndex state) {
  const std::vector<TransitionIndex>& own = chart.states[state].transitions;
  return std::any_of(own.begin(), own.end(), [&](TransitionIndex index) {
    return chart.transitions[index].events.empty();
  });
}

}  // namespace

void prepare_steps(Context& context) {
  Chart::Compiled& chart = context.chart();
  for (StateIndex state = 0; state < chart.states.size(); ++state) {
    const StateIndex parent = chart.states[state].parent;
    const bool inside = parent != root && chart.restless.contains(parent);
    if (inside || eventless(chart, state)) chart.restless.insert(state);
  }
  // With a history, what is entered depends on what was left.
  if (any_history(chart)) return;
  for (Transition& transition : chart.transitions) {
    transition.entry.emplace();
    if (transition.targets.empty()) continue;
    machine::add_entry(chart, {}, transition.targets, transition.domain, *transition.entry);
  }
}

}  // namespace engine::chart::compiler
