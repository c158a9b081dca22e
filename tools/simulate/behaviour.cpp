// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/behaviour.hpp"

#include "tools/simulate/habits.hpp"

namespace tools::simulate {

namespace {

using engine::Duration;
using engine::Instant;

/// Nobody looks at the second: few instants with many acts are also what a batch is made for.
Duration step_of(Duration delay) {
  if (delay > std::chrono::days{1}) return std::chrono::hours{1};
  if (delay > std::chrono::hours{2}) return std::chrono::minutes{10};
  return std::chrono::minutes{1};
}

Instant rounded_up(Instant at, Duration step) {
  const auto over = at.time_since_epoch() % step;
  return over == Duration{0} ? at : at + (step - over);
}

constexpr std::chrono::hours when_nothing_is_due{4};

}  // namespace

Instant within(const Scene& scene, Dice& dice, double low, double high) {
  Duration left = when_nothing_is_due;
  if (scene.row.due_at && *scene.row.due_at > scene.now) left = *scene.row.due_at - scene.now;
  const double share = dice.between(low, high) * static_cast<double>(left.count());
  const Duration delay{static_cast<Duration::rep>(share)};
  return rounded_up(scene.now + delay, step_of(delay));
}

std::optional<Move> by_state(std::span<const StateHabit> habits, const Scene& scene, Memory& memory,
                             Dice& dice) {
  const auto& states = scene.row.states;
  for (const StateHabit& habit : habits) {
    if (std::find(states.begin(), states.end(), habit.state) != states.end()) {
      return habit.habit(scene, memory, dice);
    }
  }
  return std::nullopt;
}

std::optional<Move> next_move(const Scene& scene, Memory& memory, Dice& dice) {
  if (memory.silent) return std::nullopt;
  return scene.row.parent ? next_on_ticket(scene, memory, dice)
                          : next_on_incident(scene, memory, dice);
}

}  // namespace tools::simulate
