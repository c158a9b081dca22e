// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/walk.hpp"

#include <algorithm>

#include "engine/base/proof_bounds.hpp"
#include "engine/chart/machine/algorithm.hpp"

namespace engine::chart::prove {
void Walk::initialize() {
  const auto set = [&](const DataItem& item) {
    if (!ground_.follows(item.slot) || ground_.values().given(item.slot)) return;
    if (!item.value) {
      spot_.data[item.slot] = nullptr;
    } else if (auto value = judge_.value_of(*item.value, item.value->root, spot_)) {
      spot_.data[item.slot] = std::move(*value);
    }
  };
  for (const DataItem& item : ground_.chart().data) set(item);
  if (ground_.chart().late_binding) return;
  for (const State& state : ground_.chart().states) {
    for (const DataItem& item : state.data) set(item);
  }
}

void Walk::enter() {
  const Chart::Compiled& chart = ground_.chart();
  initialize();
  for (const Block& script : chart.scripts) run(script);
  EntrySet entry;
  machine::add_entry(chart, history(), chart.entry.targets, root, entry);
  enter_states(entry);
  settle();
}

void Walk::take(const Stimulus& stimulus) {
  judge_.turn_to(stimulus.freight);
  const List enabled = select(stimulus.takes, &stimulus);
  if (enabled.empty()) return;
  microstep(enabled);
  settle();
}

void Walk::settle() {
  while (!spot_.ended && !loops_) {
    if (!go_round()) break;
  }
  if (spot_.ended) exit_chart();
}

bool Walk::go_round() {
  if (been_here()) return true;
  List enabled = select(ground_.eventless(), nullptr);
  if (enabled.empty()) {
    if (internal_.empty()) return false;
    const std::string event = std::move(internal_.front());
    internal_.pop_front();
    // Raised events carry nothing; those of the platform may.
    judge_.turn_to(event.starts_with("done.") ? Freight::anything : Freight::nothing);
    enabled = select(ground_.takers(event), nullptr);
  }
  if (!enabled.empty()) microstep(enabled);
  return true;
}

bool Walk::been_here() {
  std::string here = key_of(spot_) + '|' + std::to_string(judge_.decided());
  for (const std::string& event : internal_) here += ' ' + event;
  const auto before = std::find_if(rounds_.begin(), rounds_.end(),
                                   [&](const auto& round) { return round.first == here; });
  if (before != rounds_.end() && before->second < taken_.size()) {
    loops_ = true;
    loop_ = before->second;
    return true;
  }
  if (rounds_.size() >= bounds::proof_rounds_max || internal_.size() >= bounds::proof_waiting_max) {
    loops_ = true;
    loop_ = taken_.size() - std::min<std::size_t>(taken_.size(), 4);
    return true;
  }
  rounds_.emplace_back(std::move(here), taken_.size());
  return false;
}

}  // namespace engine::chart::prove
