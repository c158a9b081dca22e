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
  void insert(std::uint32_t state) {
    words_[state / width] |= bit(state);
    used_ |= 1U << (state / width);
  }
  void erase(std::uint32_t state) {
    words_[state / width] &= ~bit(state);
    if (words_[state / width] == 0) used_ &= ~(1U << (state / width));
  }
  [[nodiscard]] bool contains(std::uint32_t state) const {
    return (words_[state / width] & bit(state)) != 0;
  }
  [[nodiscard]] bool empty() const { return used_ == 0; }
  [[nodiscard]] bool intersects(const StateSet& other) const {
    for (std::uint32_t left = used_ & other.used_; left != 0; left &= left - 1) {
      const std::size_t i = lowest(left);
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }

  [[nodiscard]] StateSet operator&(const StateSet& other) const {
    StateSet both;
    for (std::uint32_t left = used_ & other.used_; left != 0; left &= left - 1) {
      const std::size_t i = lowest(left);
      both.words_[i] = words_[i] & other.words_[i];
      if (both.words_[i] != 0) both.used_ |= 1U << i;
    }
    return both;
  }
  StateSet& operator|=(const StateSet& other) {
    for (std::uint32_t left = other.used_; left != 0; left &= left - 1) {
      words_[lowest(left)] |= other.words_[lowest(left)];
    }
    used_ |= other.used_;
    return *this;
  }
  friend bool operator==(const StateSet&, const StateSet&) = default;

  /// In document order. `visit` may change the set; it sees the set as it was, word by word.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t words = used_; words != 0; words &= words - 1) {
      const std::size_t i = lowest(words);
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(static_cast<std::uint32_t>(i * width) +
              static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
  }
  /// In reverse document order: children before their parents.
  template <class Visit>
  void for_each_reversed(Visit visit) const {
    for (std::uint32_t words = used_; words != 0;) {
      const auto i = static_cast<std::size_t>(std::bit_width(words) - 1);
      words &= ~(1U << i);
      for (std::uint64_t left = words_[i]; left != 0;) {
        const auto high = static_cast<std::uint32_t>(std::bit_width(left) - 1);
        left &= ~(std::uint64_t{1} << high);
        visit(static_cast<std::uint32_t>(i * width) + high);
      }
    }
  }

 private:
  static constexpr std::size_t width = 64;
  static constexpr std::size_t count = bounds::states_max / width;
  static_assert(bounds::states_max % width == 0 && count <= 32);
  static std::uint64_t bit(std::uint32_t state) { return std::uint64_t{1} << (state % width); }
  static std::size_t lowest(std::uint32_t words) {
    return static_cast<std::size_t>(std::countr_zero(words));
  }

  std::array<std::uint64_t, count> words_{};
  std::uint32_t used_ = 0;  ///< A bit for each word that isn't 0: most sets have one or two.
};

}  // namespace engine::chart
