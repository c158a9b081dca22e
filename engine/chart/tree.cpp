// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/tree.hpp"

#include <algorithm>

namespace engine::chart {
namespace {

bool all_inside(const Chart::Compiled& chart, const std::vector<StateIndex>& states,
                StateIndex ancestor) {
  return std::all_of(states.begin(), states.end(),
                     [&](StateIndex state) { return chart.descends(state, ancestor); });
}

}  // namespace

StateIndex common_compound_ancestor(const Chart::Compiled& chart, StateIndex state,
                                    const std::vector<StateIndex>& others) {
  for (StateIndex at = chart.states[state].parent; at != root; at = chart.states[at].parent) {
    if (chart.states[at].kind == StateKind::compound && all_inside(chart, others, at)) return at;
  }
  return root;
}

StateIndex domain_of(const Chart::Compiled& chart, const Transition& transition,
                     const std::vector<StateIndex>& targets) {
  const StateIndex source = transition.source;
  const bool stays_inside = transition.internal &&
                            chart.states[source].kind == StateKind::compound &&
                            all_inside(chart, targets, source);
  return stays_inside ? source : common_compound_ancestor(chart, source, targets);
}

bool orthogonal(const Chart::Compiled& chart, StateIndex a, StateIndex b) {
  if (a == b || chart.descends(a, b) || chart.descends(b, a)) return false;
  StateIndex common = chart.states[a].parent;
  while (common != root && !chart.descends(b, common)) common = chart.states[common].parent;
  return common != root && chart.states[common].kind == StateKind::parallel;
}

}  // namespace engine::chart
