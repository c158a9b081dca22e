// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/ground.hpp"

#include <algorithm>

namespace engine::chart::prove {

Ground::Ground(const Chart& chart, const std::set<std::string>& given)
    : chart_(chart),
      values_(chart.compiled(), given),
      deeds_(chart.compiled(), values_),
      anatomy_(chart, deeds_) {
  for (const Transition& each : chart.compiled().transitions) {
    eventless_.push_back(each.events.empty());
  }
  find_mattering();
}

const std::vector<bool>& Ground::takers(const std::string& event) const {
  const auto found = takers_.find(event);
  if (found != takers_.end()) return found->second;
  std::vector<bool> takes;
  for (const TransitionView& view : chart_.transitions()) {
    takes.push_back(
        std::any_of(view.events.begin(), view.events.end(),
                    [&](const std::string& descriptor) { return matches(descriptor, event); }));
  }
  return takers_.emplace(event, std::move(takes)).first->second;
}

const About& Ground::about(const Program& program, NodeIndex node) const {
  const auto key = std::make_pair(&program, node);
  const auto found = abouts_.find(key);
  if (found != abouts_.end()) return found->second;
  return abouts_.emplace(key, prove::about(program, node)).first->second;
}

bool Ground::follow(const std::set<SlotIndex>& slots) {
  const std::size_t before = followed_.size();
  followed_.insert(slots.begin(), slots.end());
  if (followed_.size() == before) return false;
  find_mattering();
  return true;
}

void Ground::ignore(DeedIndex deed) {
  ignored_.insert(deed);
  find_mattering();
}

void Ground::find_mattering() {
  mattering_.clear();
  for_each_block(chart(), [&](const Block& block) { mark(block); });
}

bool Ground::mark(const Block& block) {
  bool any = false;
  for (const Action& action : block) any = mark(action) || any;
  return any;
}

bool Ground::mark(const Action& action) {
  const auto writes = [&](const Program& location) {
    const auto* slot = root_of(location, location.root);
    return slot && follows(slot->slot);
  };
  bool matters = std::holds_alternative<Raise>(action.what);
  if (const auto deed = deeds_.of(action)) matters = !ignored_.contains(*deed);
  if (const auto* choice = std::get_if<If>(&action.what)) {
    for (const If::Branch& branch : choice->branches) matters = mark(branch.block) || matters;
  } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
    matters = mark(loop->block) || writes(loop->item) || (loop->index && writes(*loop->index));
  } else if (const auto* assign = std::get_if<Assign>(&action.what)) {
    matters = writes(assign->location);
  } else if (const auto* script = std::get_if<Script>(&action.what)) {
    matters = std::any_of(script->assignments.begin(), script->assignments.end(),
                          [&](const auto& line) { return writes(line.location); });
  }
  if (matters) mattering_.insert(&action);
  return matters;
}

void Ground::hide(const StateSet& states) {
  hidden_ = states;
  adopted_.clear();
  const Chart::Compiled& compiled = chart();
  for (TransitionIndex i = 0; i < compiled.transitions.size(); ++i) {
    const Transition& transition = compiled.transitions[i];
    if (!hidden(transition.source)) continue;
    const bool leads_out = std::any_of(transition.targets.begin(), transition.targets.end(),
                                       [&](StateIndex target) { return !hidden(target); });
    if (!leads_out) continue;
    StateIndex around = compiled.states[transition.source].parent;
    while (around != root && hidden(around)) around = compiled.states[around].parent;
    if (around != root) adopted_[around].push_back(i);
  }
}

const std::vector<TransitionIndex>& Ground::adopted(StateIndex state) const {
  static const std::vector<TransitionIndex> none;
  const auto found = adopted_.find(state);
  return found == adopted_.end() ? none : found->second;
}

std::optional<StateIndex> Ground::stands_in(TransitionIndex transition) const {
  const StateIndex source = chart().transitions[transition].source;
  if (!hidden(source)) return source;
  for (const auto& [state, transitions] : adopted_) {
    if (std::find(transitions.begin(), transitions.end(), transition) != transitions.end()) {
      return state;
    }
  }
  return std::nullopt;
}

}  // namespace engine::chart::prove
