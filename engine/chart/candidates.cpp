// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "engine/chart/compiled.hpp"
#include "engine/chart/expression/convert.hpp"
#include "engine/chart/running.hpp"

namespace engine::chart {
namespace {

int depth_of(const Chart::Compiled& chart, StateIndex state) {
  int depth = 0;
  for (StateIndex at = state; at != root; at = chart.states[at].parent) ++depth;
  return depth;
}

/// Innermost first: a transition of an inner state preempts one of the states around it.
std::vector<StateIndex> inside_out(const Chart::Compiled& chart, const StateSet& configuration) {
  std::vector<std::pair<int, StateIndex>> ranked;
  configuration.for_each(
      [&](StateIndex state) { ranked.emplace_back(-depth_of(chart, state), state); });
  std::sort(ranked.begin(), ranked.end());
  std::vector<StateIndex> states;
  states.reserve(ranked.size());
  for (const auto& [rank, state] : ranked) states.push_back(state);
  return states;
}

bool takes(const std::vector<std::string>& descriptors, std::string_view event) {
  if (event.empty()) return !descriptors.empty();
  return std::any_of(descriptors.begin(), descriptors.end(),
                     [&](const std::string& each) { return matches(each, event); });
}

}  // namespace

std::vector<TransitionIndex> taking(const Chart& chart, const Running& at, std::string_view event) {
  const Chart::Compiled& compiled = chart.compiled();
  std::vector<TransitionIndex> found;
  for (const StateIndex state : inside_out(compiled, at.configuration)) {
    for (const TransitionIndex index : compiled.states[state].transitions) {
      if (takes(chart.transitions()[index].events, event)) found.push_back(index);
    }
  }
  return found;
}

Guard ask(const Chart& chart, const Running& at, const Surroundings& around,
          TransitionIndex transition) {
  const Chart::Compiled& compiled = chart.compiled();
  const auto& cond = compiled.transitions[transition].cond;
  if (!cond) return Guard::open;
  const expression::Environment environment{.data = at.data,
                                            .configuration = at.configuration,
                                            .states = compiled.state_names,
                                            .name = compiled.name,
                                            .session_id = around.session_id,
                                            .x = around.x,
                                            .event = nullptr,
                                            .event_known = false};
  expression::Evaluator evaluator(environment);
  const expression::Value value = evaluator.run(*cond);
  if (value.has_failed()) return evaluator.needs_event() ? Guard::depends : Guard::closed;
  return expression::truthy(value) ? Guard::open : Guard::closed;
}

std::vector<Candidate> candidates(const Chart& chart, const Snapshot& at,
                                  const Surroundings& around, std::string_view event) {
  return candidates(chart, restore(chart, at), around, event);
}

std::vector<Candidate> candidates(const Chart& chart, const Running& at, const Surroundings& around,
                                  std::string_view event) {
  std::vector<Candidate> found;
  for (const TransitionIndex index : taking(chart, at, event)) {
    found.push_back({index, ask(chart, at, around, index)});
  }
  return found;
}

}  // namespace engine::chart
