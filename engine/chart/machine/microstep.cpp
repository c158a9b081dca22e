// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/machine/content.hpp"

namespace engine::chart::machine {
namespace {

void run_all(Machine& machine, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) run(machine, block);
}

void exit_states(Machine& machine, const StateSet& leaving) {
  leaving.for_each_reversed([&](StateIndex state) {
    if (!machine.chart().states[state].histories.empty()) remember(machine, state);
  });
  leaving.for_each_reversed([&](StateIndex state) {
    run_all(machine, machine.chart().states[state].onexit);
    cancel_invokes(machine, state);
    machine.session().configuration.erase(state);
    machine.to_invoke().erase(state);
    machine.outcome().exited.push_back(state);
  });
}

bool in_final_state(Machine& machine, StateIndex index) {
  const Chart::Compiled& chart = machine.chart();
  const State& state = chart.states[index];
  const StateSet& active = machine.session().configuration;
  if (state.kind == StateKind::compound) {
    return std::any_of(state.children.begin(), state.children.end(), [&](StateIndex child) {
      return chart.states[child].kind == StateKind::final_state && active.contains(child);
    });
  }
  return state.kind == StateKind::parallel &&
         std::all_of(state.children.begin(), state.children.end(),
                     [&](StateIndex child) { return in_final_state(machine, child); });
}

boost::json::value donedata_of(Machine& machine, const State& state) {
  if (!state.donedata) return nullptr;
  return event_data(machine, *state.donedata, {}).value_or(nullptr);
}

void raise_done(Machine& machine, StateIndex state, boost::json::value data) {
  machine.raise({.name = "done.state." + machine.chart().state_views[state].id,
                 .type = EventType::platform,
                 .data = std::move(data)});
}

void reach_final(Machine& machine, const State& state) {
  if (state.parent == root) {
    machine.session().running = false;
    return;
  }
  raise_done(machine, state.parent, donedata_of(machine, state));
  const StateIndex around = machine.chart().states[state.parent].parent;
  if (around == root || machine.chart().states[around].kind != StateKind::parallel) return;
  if (in_final_state(machine, around)) raise_done(machine, around, nullptr);
}

void bind_late(Machine& machine, StateIndex index) {
  const State& state = machine.chart().states[index];
  if (!machine.chart().late_binding || state.data.empty()) return;
  if (machine.session().entered.contains(index)) return;
  machine.session().entered.insert(index);
  for (const DataItem& item : state.data) initialize(machine, item);
}

void enter(Machine& machine, StateIndex index, const EntrySet& entry) {
  const State& state = machine.chart().states[index];
  machine.session().configuration.insert(index);
  machine.outcome().entered.push_back(index);
  if (!state.invokes.empty()) machine.to_invoke().insert(index);
  bind_late(machine, index);
  run_all(machine, state.onentry);
  if (entry.by_default.contains(index)) run(machine, state.entry.block);
  for (const auto& [parent, block] : entry.history_content) {
    if (parent == index) run(machine, *block);
  }
  if (state.kind == StateKind::final_state) reach_final(machine, state);
}

void enter_targets(Machine& machine, const Transitions& transitions) {
  const Chart::Compiled& chart = machine.chart();
  EntrySet entry;
  for (const TransitionIndex index : transitions) {
    const Transition& transition = chart.transitions[index];
    if (transition.targets.empty()) continue;
    const StateIndex domain = domain_now(chart, machine.session(), transition);
    add_entry(chart, machine.session(), transition.targets, domain, entry);
  }
  enter_states(machine, entry);
}

}  // namespace

void enter_states(Machine& machine, const EntrySet& entry) {
  entry.states.for_each([&](StateIndex state) { enter(machine, state, entry); });
}

void microstep(Machine& machine, const Transitions& transitions) {
  const Chart::Compiled& chart = machine.chart();
  StateSet leaving;
  for (const TransitionIndex index : transitions) leaving |= exit_set(machine, index);
  exit_states(machine, leaving);
  for (const TransitionIndex index : transitions) {
    machine.outcome().taken.push_back(index);
    run(machine, chart.transitions[index].block);
  }
  const Transition& first = chart.transitions[*transitions.begin()];
  if (transitions.size() == 1 && first.entry) {
    enter_states(machine, *first.entry);
  } else {
    enter_targets(machine, transitions);
  }
}

void exit_interpreter(Machine& machine) {
  // The configuration stays as it is: it says how the session ended.
  const StateSet last = machine.session().configuration;
  last.for_each_reversed([&](StateIndex index) {
    const State& state = machine.chart().states[index];
    run_all(machine, state.onexit);
    cancel_invokes(machine, index);
    if (state.kind == StateKind::final_state && state.parent == root) {
      machine.outcome().donedata = donedata_of(machine, state);
    }
  });
  machine.outcome().finished = true;
}

}  // namespace engine::chart::machine
