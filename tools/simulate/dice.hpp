// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chance, reproducible: each draw depends on the seed, the case and the number of the draw alone,
// so that what one case does never changes another.
//
// Floor:  tools.
// Source: SplitMix64, Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".

#include <cstdint>

namespace tools::simulate {

class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t subject)
      : state_(mix(seed * 0x9e3779b97f4a7c15ULL + subject)) {}

  /// From 0 (inclusive) to 1 (exclusive).
  [[nodiscard]] double roll() {
    state_ += 0x9e3779b97f4a7c15ULL;
    return static_cast<double>(mix(state_) >> 11U) * 0x1.0p-53;
  }
  [[nodiscard]] bool chance(double probability) { return roll() < probability; }
  [[nodiscard]] double between(double low, double high) { return low + (high - low) * roll(); }

 private:
  [[nodiscard]] static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace tools::simulate
