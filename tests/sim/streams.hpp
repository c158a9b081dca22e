// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chance by name: each actor and each misfortune draws from a stream of its own, split from the
// seed and its name, so that leaving out what one does changes nothing for the others.
//
// Floor: tests/sim.

#include <cstdint>
#include <string_view>
#include <vector>

#include "tools/simulate/dice.hpp"

namespace sim {

using tools::simulate::Dice;

[[nodiscard]] inline std::uint64_t number_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a.
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

[[nodiscard]] inline Dice stream(std::uint64_t seed, std::string_view name) {
  return {seed, number_of(name)};
}

/// A number below `count`, which is not 0.
[[nodiscard]] inline std::size_t below(Dice& dice, std::size_t count) {
  return static_cast<std::size_t>(dice.roll() * static_cast<double>(count));
}

template <class T>
[[nodiscard]] const T& pick(Dice& dice, const std::vector<T>& list) {
  return list[below(dice, list.size())];
}

/// Between `low` and `high`, each size of number as likely as the others.
[[nodiscard]] std::int64_t any_size(Dice& dice, std::int64_t low, std::int64_t high);

}  // namespace sim
