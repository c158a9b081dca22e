// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chance of a simulated machine: a seed gives the same draws everywhere.
//
// Threads: one.
// Source:  SplitMix64, Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
// generators".

#include <cstddef>
#include <cstdint>

namespace sim {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  /// Less than `count`, which is at least 1.
  [[nodiscard]] std::size_t below(std::size_t count) { return next() % count; }
  [[nodiscard]] bool coin() { return (next() & 1U) != 0; }

 private:
  std::uint64_t state_;
};

}  // namespace sim
