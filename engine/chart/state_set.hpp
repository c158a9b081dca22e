// SPDX-License-Identifier: Apache-2.0
#pragma once

// A set of states as bits: configurations, exit sets, entry sets. Document order is index order.
//
// Floor:  chart.
// Errors: an index beyond bounds::states_max is a broken invariant; compile() refuses such charts.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "engine/base/bounds.hpp"

namespace engine::chart {

class StateSet {
 public:
  void insert(std::uint32_t state) { words_[state / width] |= bit(state); }
  void erase(std::uint32_t state) { words_[state / width] &= ~bit(state); }
  [[nodiscard]] bool contains(std::uint32_t state) const {
    return (words_[state / width] & bit(state)) != 0;
  }
  [[nodiscard]] bool empty() const { return *this == StateSet{}; }
  [[nodiscard]] bool intersects(const StateSet& other) const { return !(*this & other).empty(); }

  [[nodiscard]] StateSet operator&(const StateSet& other) const {
    StateSet both;
    for (std::size_t i = 0; i < count; ++i) both.words_[i] = words_[i] & other.words_[i];
    return both;
  }
  StateSet& operator|=(const StateSet& other) {
    for (std::size_t i = 0; i < count; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  friend bool operator==(const StateSet&, const StateSet&) = default;

  /// In document order. `visit` may change the set; it sees the set as it was, word by word.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(static_cast<std::uint32_t>(i * width) +
              static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
  }
  /// In reverse document order: children before their parents.
  template <class Visit>
  void for_each_reversed(Visit visit) const {
    for (std::size_t i = count; i-- > 0;) {
      for (std::uint64_t left = words_[i]; left != 0;) {
        const auto high = static_cast<std::uint32_t>(width - 1) -
                          static_cast<std::uint32_t>(std::countl_zero(left));
        left &= ~(std::uint64_t{1} << high);
        visit(static_cast<std::uint32_t>(i * width) + high);
      }
    }
  }

 private:
  static constexpr std::size_t width = 64;
  static constexpr std::size_t count = bounds::states_max / width;
  static_assert(bounds::states_max % width == 0);
  static std::uint64_t bit(std::uint32_t state) { return std::uint64_t{1} << (state % width); }

  std::array<std::uint64_t, count> words_{};
};

}  // namespace engine::chart
