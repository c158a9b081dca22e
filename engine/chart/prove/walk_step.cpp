// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/base/overloaded.hpp"
#include "engine/base/proof_bounds.hpp"
#include "engine/chart/machine/algorithm.hpp"
#include "engine/chart/prove/walk.hpp"

namespace engine::chart::prove {
namespace {

/// Followed numbers and lists beyond this are no longer told apart.
bool small(const boost::json::value& value) {
  constexpr int most = bounds::proof_number_max;
  if (const auto* number = value.if_int64()) return *number <= most && *number >= -most;
  if (const auto* list = value.if_array()) return list->size() <= bounds::proof_length_max;
  return !value.is_object();
}

}  // namespace

void Walk::microstep(const List& transitions) {
  const Chart::Compiled& chart = ground_.chart();
  StateSet leaving;
  for (const TransitionIndex index : transitions) leaving |= exit_set(index);
  exit(leaving);
  for (const TransitionIndex index : transitions) {
    taken_.push_back(index);
    run(chart.transitions[index].block);
  }
  EntrySet entry;
  const Running session = history();
  for (const TransitionIndex index : transitions) {
    const Transition& transition = chart.transitions[index];
    if (transition.targets.empty()) continue;
    machine::add_entry(chart, session, transition.targets, domain(transition), entry);
  }
  enter_states(entry);
}

void Walk::exit(const StateSet& leaving) {
  const Chart::Compiled& chart = ground_.chart();
  leaving.for_each_reversed([&](StateIndex state) {
    if (!chart.states[state].histories.empty()) remember(state);
  });
  leaving.for_each_reversed([&](StateIndex state) {
    for (const Block& block : chart.states[state].onexit) run(block);
    spot_.configuration.erase(state);
  });
  if (!leaving.empty()) judge_.states_changed();
}

void Walk::remember(StateIndex state) {
  const Chart::Compiled& chart = ground_.chart();
  for (const StateIndex history : chart.states[state].histories) {
    const bool deep = chart.states[history].kind == StateKind::deep_history;
    StateSet kept;
    (spot_.configuration & chart.states[state].descendants).for_each([&](StateIndex inside) {
      if (deep ? chart.atomic(inside) : chart.states[inside].parent == state) kept.insert(inside);
    });
    std::erase_if(spot_.history, [&](const auto& each) { return each.first == history; });
    spot_.history.emplace_back(history, kept);
  }
  std::sort(spot_.history.begin(), spot_.history.end(),
            [](const auto& one, const auto& other) { return one.first < other.first; });
}

void Walk::enter_states(const EntrySet& entry) {
  entry.states.for_each([&](StateIndex state) {
    if (!ground_.hidden(state)) enter_state(state, entry);
  });
  if (!entry.states.empty()) judge_.states_changed();
}

void Walk::enter_state(StateIndex index, const EntrySet& entry) {
  const State& state = ground_.chart().states[index];
  spot_.configuration.insert(index);
  entered_.insert(index);
  for (const Block& block : state.onentry) run(block);
  if (entry.by_default.contains(index)) run(state.entry.block);
  for (const auto& [parent, block] : entry.history_content) {
    if (parent == index) run(*block);
  }
  if (state.kind == StateKind::final_state) reach_final(index);
}

void Walk::reach_final(StateIndex index) {
  const Chart::Compiled& chart = ground_.chart();
  const StateIndex parent = chart.states[index].parent;
  if (parent == root) {
    spot_.ended = true;
    return;
  }
  raise("done.state." + chart.state_views[parent].id);
  const StateIndex around = chart.states[parent].parent;
  if (around == root || chart.states[around].kind != StateKind::parallel) return;
  if (in_final_state(around)) raise("done.state." + chart.state_views[around].id);
}

bool Walk::in_final_state(StateIndex index) {
  const Chart::Compiled& chart = ground_.chart();
  if (ground_.hidden(index)) return judge_.once("final " + std::to_string(index));
  const State& state = chart.states[index];
  if (state.kind == StateKind::compound) {
    return std::any_of(state.children.begin(), state.children.end(), [&](StateIndex child) {
      return chart.states[child].kind == StateKind::final_state &&
             spot_.configuration.contains(child);
    });
  }
  return state.kind == StateKind::parallel &&
         std::all_of(state.children.begin(), state.children.end(),
                     [&](StateIndex child) { return in_final_state(child); });
}

void Walk::exit_chart() {
  const StateSet last = spot_.configuration;
  last.for_each_reversed([&](StateIndex state) {
    for (const Block& block : ground_.chart().states[state].onexit) run(block);
  });
  // A session that has ended is told from others by its final state alone.
  spot_.history.clear();
  spot_.data.clear();
}

void Walk::raise(std::string event) { internal_.push_back(std::move(event)); }

void Walk::run(const Block& block) {
  for (const Action& action : block) {
    ground_.matters(action) ? run(action) : pass_over(action);
  }
}

void Walk::run(const Action& action) {
  std::visit(overloaded{
                 [&](const Raise& each) { raise(each.event); },
                 [&](const If& each) { run_if(each); },
                 [&](const Foreach& each) { run_foreach(action, each); },
                 [&](const Log&) {},
                 [&](const Assign& each) { assign(each.location, each.value); },
                 [&](const Script& each) {
                   for (const auto& line : each.assignments) assign(line.location, line.value);
                 },
                 [&](const Send& each) {
                   const auto target = ground_.deeds().all()[*ground_.deeds().of(action)];
                   if (target.text("target") == "#_internal") return raise(target.text("event"));
                   if (each.idlocation) forget(*each.idlocation);
                   deeds_.push_back(*ground_.deeds().of(action));
                 },
                 [&](const Cancel&) { deeds_.push_back(*ground_.deeds().of(action)); },
                 [&](const Foreign&) { deeds_.push_back(*ground_.deeds().of(action)); },
             },
             action.what);
}

void Walk::forget_writes(const Block& block) {
  for_each_action(block, [&](const Action& inside) {
    if (const auto* write = std::get_if<Assign>(&inside.what)) forget(write->location);
    if (const auto* lines = std::get_if<Script>(&inside.what)) {
      for (const auto& line : lines->assignments) forget(line.location);
    }
  });
}

/// Nothing in it matters, but for what it may write: that is no longer known.
void Walk::pass_over(const Action& action) {
  if (const auto* each = std::get_if<Assign>(&action.what)) {
    assign(each->location, each->value);
  } else if (const auto* script = std::get_if<Script>(&action.what)) {
    for (const auto& line : script->assignments) assign(line.location, line.value);
  } else if (const auto* choice = std::get_if<If>(&action.what)) {
    for (const If::Branch& branch : choice->branches) {
      forget_writes(branch.block);
    }
  } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
    forget(loop->item);
    if (loop->index) forget(*loop->index);
    forget_writes(loop->block);
  } else if (const auto* send = std::get_if<Send>(&action.what)) {
    if (send->idlocation) forget(*send->idlocation);
  }
}

void Walk::run_if(const If& choice) {
  for (const If::Branch& branch : choice.branches) {
    if (!branch.cond || judge_.holds(*branch.cond, spot_)) return run(branch.block);
  }
}

/// Not at all, once, or more often: what comes after the second time is like the second, and the
/// second like the first where no event is raised and no followed data is written.
void Walk::run_foreach(const Action& action, const Foreach& loop) {
  bool counts = false;
  for_each_action(loop.block, [&](const Action& inside) {
    counts = counts || (ground_.matters(inside) && (std::holds_alternative<Raise>(inside.what) ||
                                                    std::holds_alternative<Assign>(inside.what)));
  });
  const std::size_t times = oracle_.choose(counts ? 3 : 2);
  for (std::size_t i = 0; i < times; ++i) {
    forget(loop.item);
    if (loop.index) forget(*loop.index);
    run(loop.block);
  }
  if (times > 0) pass_over(action);
}

void Walk::assign(const Program& location, const Program& value) {
  const auto* slot = as_data(location, location.root);
  if (!slot) return forget(location);
  auto known = judge_.value_of(value, value.root, spot_);
  if (!known) return forget(location);
  judge_.assigned(slot->slot, *known);
  if (!ground_.follows(slot->slot)) return;
  if (small(*known)) {
    spot_.data[slot->slot] = std::move(*known);
  } else {
    spot_.data.erase(slot->slot);
  }
}

void Walk::forget(const Program& location) {
  const auto* slot = root_of(location, location.root);
  if (!slot) return;
  judge_.assigned(slot->slot);
  spot_.data.erase(slot->slot);
}

}  // namespace engine::chart::prove
