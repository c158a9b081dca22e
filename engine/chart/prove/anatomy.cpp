// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/anatomy.hpp"

#include <algorithm>

#include "engine/chart/prove/deed.hpp"
#include "engine/chart/prove/endings.hpp"

namespace engine::chart::prove {

Anatomy::Anatomy(const Chart& chart, const Deeds& deeds) : chart_(chart), deeds_(deeds) {
  for_each_block(chart.compiled(), [&](const Block& block) {
    for_each_action(block, [&](const Action& action) {
      if (const auto* raise = std::get_if<Raise>(&action.what)) raised_.push_back(raise->event);
    });
  });
}

bool Anatomy::atomic(StateIndex state) const { return chart_.compiled().atomic(state); }

bool Anatomy::history(StateIndex state) const { return chart_.compiled().history(state); }

bool Anatomy::descends(StateIndex state, StateIndex from) const {
  return chart_.compiled().descends(state, from);
}

std::optional<StateIndex> Anatomy::rests_in(StateIndex state) const {
  const auto& states = chart_.compiled().states;
  while (states[state].kind == StateKind::compound && states[state].entry.targets.size() == 1) {
    state = states[state].entry.targets[0];
  }
  if (states[state].kind != StateKind::atomic) return std::nullopt;
  return state;
}

std::vector<std::uint32_t> Anatomy::deeds_on_exit(StateIndex state) const {
  std::vector<std::uint32_t> all;
  for (const Block& block : chart_.compiled().states[state].onexit) {
    const auto deeds = deeds_.in(block);
    all.insert(all.end(), deeds.begin(), deeds.end());
  }
  return all;
}

std::vector<std::uint32_t> Anatomy::deeds_of(TransitionIndex transition) const {
  return deeds_.in(chart_.compiled().transitions[transition].block);
}

std::vector<std::uint32_t> Anatomy::choices_on_entry(StateIndex state) const {
  std::vector<std::uint32_t> all;
  for (const Block& block : chart_.compiled().states[state].onentry) {
    const auto slots = choice_reads(block);
    all.insert(all.end(), slots.begin(), slots.end());
  }
  return all;
}

bool Anatomy::has_location(std::string_view name) const {
  const auto& locations = chart_.compiled().locations;
  return std::any_of(locations.begin(), locations.end(),
                     [&](const Location& location) { return location.str() == name; });
}

}  // namespace engine::chart::prove
