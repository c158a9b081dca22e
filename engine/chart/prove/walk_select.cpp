// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/prove/walk.hpp"
#include "engine/chart/tree.hpp"

namespace engine::chart::prove {

Walk::List Walk::select(const std::vector<bool>& matching, const Stimulus* stimulus) {
  List enabled;
  spot_.configuration.for_each([&](StateIndex state) {
    if (ground_.chart().atomic(state)) select_from(state, matching, stimulus, enabled);
  });
  return enabled.size() < 2 ? enabled : without_conflicts(enabled);
}

void Walk::select_from(StateIndex state, const std::vector<bool>& matching,
                       const Stimulus* stimulus, List& enabled) {
  const Chart::Compiled& chart = ground_.chart();
  for (StateIndex at = state; at != root; at = chart.states[at].parent) {
    for (const TransitionIndex index : chart.states[at].transitions) {
      if (!matching[index]) continue;
      if (std::find(enabled.begin(), enabled.end(), index) != enabled.end()) return;
      if (!may_take(index, stimulus)) continue;
      enabled.push_back(index);
      return;
    }
    for (const TransitionIndex index : ground_.adopted(at)) {
      if (!matching[index]) continue;
      if (std::find(enabled.begin(), enabled.end(), index) != enabled.end()) return;
      // Whether its unseen source is active, nobody knows.
      if (!judge_.once("adopted " + std::to_string(index)) || !may_take(index, stimulus)) continue;
      enabled.push_back(index);
      return;
    }
  }
}

bool Walk::may_take(TransitionIndex index, const Stimulus* stimulus) {
  const auto& condition = ground_.chart().transitions[index].cond;
  if (condition && !judge_.holds(*condition, spot_)) return false;
  if (!stimulus || stimulus->doubted.empty() || !stimulus->doubted[index]) return true;
  return judge_.once("barred " + std::to_string(index));
}

Walk::List Walk::without_conflicts(const List& enabled) const {
  const Chart::Compiled& chart = ground_.chart();
  std::vector<std::pair<TransitionIndex, StateSet>> chosen;
  for (const TransitionIndex index : enabled) {
    const StateIndex source = chart.transitions[index].source;
    const StateSet exits = exit_set(index);
    const auto beats = [&](const auto& other) {
      return exits.intersects(other.second) &&
             !chart.descends(source, chart.transitions[other.first].source);
    };
    if (std::any_of(chosen.begin(), chosen.end(), beats)) continue;
    std::erase_if(chosen, [&](const auto& other) { return exits.intersects(other.second); });
    chosen.emplace_back(index, exits);
  }
  List left;
  for (const auto& [index, exits] : chosen) left.push_back(index);
  return left;
}

StateIndex Walk::domain(const Transition& transition) const {
  if (!transition.through_history) return transition.domain;
  const Running session = history();
  return domain_of(ground_.chart(), transition,
                   machine::effective_targets(ground_.chart(), session, transition.targets));
}

StateSet Walk::exit_set(TransitionIndex index) const {
  const Transition& transition = ground_.chart().transitions[index];
  if (transition.targets.empty()) return {};
  const StateIndex inside = domain(transition);
  if (inside == root) return spot_.configuration;
  return spot_.configuration & ground_.chart().states[inside].descendants;
}

Running Walk::history() const {
  Running session;
  session.history = spot_.history;
  return session;
}

}  // namespace engine::chart::prove
