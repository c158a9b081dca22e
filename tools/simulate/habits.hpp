// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the habits of people are made of: when they act, who they are, and what they leave undone.
//
// Floor: tools.

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "tools/simulate/behaviour.hpp"

namespace tools::simulate {

using Habit = std::optional<Move> (*)(const Scene&, Memory&, Dice&);

/// What is done about a case that stands in this state.
struct StateHabit {
  std::string_view state;
  Habit habit;
};

/// The first of `habits` whose state is active.
[[nodiscard]] std::optional<Move> by_state(std::span<const StateHabit> habits, const Scene& scene,
                                           Memory& memory, Dice& dice);

/// After such a share of the time that is left until the next clock of the case is due; on a whole
/// minute, or on the ten minutes or the hour where it takes long.
[[nodiscard]] engine::Instant within(const Scene& scene, Dice& dice, double low, double high);

/// Whether the file decides what becomes of it, and people only carry it there.
[[nodiscard]] inline bool fated(const Scene& scene) { return scene.incident.fate != Fate::walk; }

/// A share of all, for those whom no file binds: nobody of the others is whimsical.
[[nodiscard]] inline bool whim(const Scene& scene, Dice& dice, double probability) {
  const bool hit = dice.chance(probability);
  return hit && !fated(scene);
}

// The halves of next_move().
[[nodiscard]] std::optional<Move> next_on_incident(const Scene& scene, Memory& memory, Dice& dice);
[[nodiscard]] std::optional<Move> next_on_ticket(const Scene& scene, Memory& memory, Dice& dice);

}  // namespace tools::simulate
