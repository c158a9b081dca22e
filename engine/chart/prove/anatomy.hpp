// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a chart is built, as far as rules about charts ask: which states lie in which, where entering
// one ends, what its handlers do. Whoever judges charts reads this, not the tables behind it.
//
// Floor:   chart.
// Threads: immutable once read.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/chart/chart.hpp"

namespace engine::chart::prove {

class Deeds;

class Anatomy {
 public:
  /// Both must outlive it.
  Anatomy(const Chart& chart, const Deeds& deeds);

  /// Without states inside: an atomic or a final one.
  [[nodiscard]] bool atomic(StateIndex state) const;
  [[nodiscard]] bool history(StateIndex state) const;
  [[nodiscard]] bool descends(StateIndex state, StateIndex from) const;
  /// The one atomic state in which entering this one ends; none where there are several, or none.
  [[nodiscard]] std::optional<StateIndex> rests_in(StateIndex state) const;

  /// What the handlers and the transition ask of the world, at any depth (indices of Deeds).
  [[nodiscard]] std::vector<std::uint32_t> deeds_on_exit(StateIndex state) const;
  [[nodiscard]] std::vector<std::uint32_t> deeds_of(TransitionIndex transition) const;
  /// The slots of the data on which `<if>` decides when the state is entered.
  [[nodiscard]] std::vector<std::uint32_t> choices_on_entry(StateIndex state) const;

  /// Every event that a `<raise>` names.
  [[nodiscard]] const std::vector<std::string>& raised() const { return raised_; }
  /// Whether its data model has a location of this name.
  [[nodiscard]] bool has_location(std::string_view name) const;

 private:
  const Chart& chart_;
  const Deeds& deeds_;
  std::vector<std::string> raised_;
};

}  // namespace engine::chart::prove
