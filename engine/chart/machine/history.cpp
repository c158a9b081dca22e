// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/tree.hpp"

namespace engine::chart::machine {
namespace {

StateSet active_inside(const Machine& machine, const StateSet& configuration, StateIndex state,
                       bool deep) {
  const Chart::Compiled& chart = machine.chart();
  StateSet found;
  (configuration & chart.states[state].descendants).for_each([&](StateIndex inside) {
    if (deep ? chart.atomic(inside) : chart.states[inside].parent == state) found.insert(inside);
  });
  return found;
}

}  // namespace

const StateSet* remembered(const Running& session, StateIndex history) {
  const auto found = std::find_if(session.history.begin(), session.history.end(),
                                  [&](const auto& each) { return each.first == history; });
  return found == session.history.end() ? nullptr : &found->second;
}

std::vector<StateIndex> effective_targets(const Chart::Compiled& chart, const Running& session,
                                          const std::vector<StateIndex>& targets) {
  std::vector<StateIndex> effective;
  for (const StateIndex target : targets) {
    if (!chart.history(target)) {
      effective.push_back(target);
    } else if (const StateSet* kept = remembered(session, target)) {
      kept->for_each([&](StateIndex state) { effective.push_back(state); });
    } else {
      const std::vector<StateIndex>& fallback = chart.states[target].entry.targets;
      effective.insert(effective.end(), fallback.begin(), fallback.end());
    }
  }
  return effective;
}

StateIndex domain_now(const Chart::Compiled& chart, const Running& session,
                      const Transition& transition) {
  if (!transition.through_history) return transition.domain;
  return domain_of(chart, transition, effective_targets(chart, session, transition.targets));
}

void remember(Machine& machine, StateIndex state) {
  Running& session = machine.session();
  for (const StateIndex history : machine.chart().states[state].histories) {
    const bool deep = machine.chart().states[history].kind == StateKind::deep_history;
    const StateSet kept = active_inside(machine, session.configuration, state, deep);
    std::erase_if(session.history, [&](const auto& each) { return each.first == history; });
    session.history.emplace_back(history, kept);
  }
}

}  // namespace engine::chart::machine
