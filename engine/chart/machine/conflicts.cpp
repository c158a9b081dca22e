// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::machine {
namespace {

struct Chosen {
  TransitionIndex transition;
  StateSet exits;
};

/// Two transitions that leave a common state exclude each other. The one whose source lies inside
/// the other's wins; between strangers, the first in document order.
void admit(Machine& machine, TransitionIndex index, std::vector<Chosen>& chosen) {
  const Chart::Compiled& chart = machine.chart();
  const StateIndex source = chart.transitions[index].source;
  const StateSet exits = exit_set(machine, index);
  std::vector<TransitionIndex> preempted;
  for (const Chosen& other : chosen) {
    if (!exits.intersects(other.exits)) continue;
    if (!chart.descends(source, chart.transitions[other.transition].source)) return;
    preempted.push_back(other.transition);
  }
  std::erase_if(chosen, [&](const Chosen& other) {
    return std::find(preempted.begin(), preempted.end(), other.transition) != preempted.end();
  });
  chosen.push_back({index, exits});
}

}  // namespace

StateSet exit_set(Machine& machine, TransitionIndex index) {
  const Chart::Compiled& chart = machine.chart();
  const Transition& transition = chart.transitions[index];
  if (transition.targets.empty()) return {};
  const StateIndex domain = domain_now(chart, machine.session(), transition);
  if (domain == root) return machine.session().configuration;
  return machine.session().configuration & chart.states[domain].descendants;
}

Transitions remove_conflicting_transitions(Machine& machine, Transitions enabled) {
  if (enabled.size() < 2) return enabled;
  std::vector<Chosen> chosen;
  for (const TransitionIndex index : enabled) admit(machine, index, chosen);
  enabled.clear();
  for (const Chosen& each : chosen) enabled.push_back(each.transition);
  return enabled;
}

}  // namespace engine::chart::machine
