// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a session may rest, as far as a proof tells sessions apart: the active states, what history
// remembers, and the few data whose values the proof follows.
//
// Floor:   chart.
// Threads: one proof, one thread.

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/chart/compiled.hpp"

namespace engine::chart::prove {

/// The followed data whose value is known, by slot.
using Knowledge = std::map<SlotIndex, boost::json::value>;

struct Spot {
  StateSet configuration;
  std::vector<std::pair<StateIndex, StateSet>> history;  ///< Ascending.
  Knowledge data;
  bool ended = false;

  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Equal exactly for equal spots.
[[nodiscard]] std::string key_of(const Spot& spot);

using SpotIndex = std::uint32_t;

/// Every spot once, by number.
class Spots {
 public:
  /// The number, and whether the spot is new.
  std::pair<SpotIndex, bool> add(Spot spot);
  [[nodiscard]] std::optional<SpotIndex> find(const Spot& spot) const;
  [[nodiscard]] const Spot& operator[](SpotIndex index) const { return spots_[index]; }
  [[nodiscard]] std::size_t size() const { return spots_.size(); }

 private:
  std::vector<Spot> spots_;
  std::unordered_map<std::string, SpotIndex> by_key_;
};

}  // namespace engine::chart::prove
