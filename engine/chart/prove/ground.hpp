// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every path of a proof walks on: the chart, its deeds, the values that its data can have, and
// which data the proof follows.
//
// Floor:   chart.
// Threads: one proof, one thread (it remembers what conditions are about).

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/chart/prove/anatomy.hpp"
#include "engine/chart/prove/deed.hpp"
#include "engine/chart/prove/subject.hpp"
#include "engine/chart/prove/values.hpp"

namespace engine::chart::prove {

class Ground {
 public:
  /// `given`: names of data that the world may set when the chart is entered.
  Ground(const Chart& chart, const std::set<std::string>& given);

  [[nodiscard]] const Chart& views() const { return chart_; }
  [[nodiscard]] const Chart::Compiled& chart() const { return chart_.compiled(); }
  /// The same for those who judge charts, and are not of this floor.
  [[nodiscard]] const Anatomy& anatomy() const { return anatomy_; }
  [[nodiscard]] const Values& values() const { return values_; }
  [[nodiscard]] const Deeds& deeds() const { return deeds_; }
  [[nodiscard]] const About& about(const Program& program, NodeIndex node) const;

  /// By transition: whether its descriptors take the event.
  [[nodiscard]] const std::vector<bool>& takers(const std::string& event) const;
  /// By transition: whether it needs no event.
  [[nodiscard]] const std::vector<bool>& eventless() const { return eventless_; }

  /// Whether anything in it matters to the proof: what is asked of the world, raised events, and
  /// assignments to followed data.
  [[nodiscard]] bool matters(const Action& action) const { return mattering_.contains(&action); }

  [[nodiscard]] bool follows(SlotIndex slot) const { return followed_.contains(slot); }
  [[nodiscard]] const std::set<SlotIndex>& followed() const { return followed_; }
  /// Follows these too; false if all of them were followed before.
  bool follow(const std::set<SlotIndex>& slots);
  /// Leaves these states out of every path, whole regions of parallels: what they do may happen and
  /// may not, and where they stand isn't known.
  void hide(const StateSet& states);
  [[nodiscard]] bool hides() const { return !hidden_.empty(); }
  [[nodiscard]] bool hidden(StateIndex state) const { return hidden_.contains(state); }
  /// Transitions of hidden states that lead out of what is hidden, by the nearest state around that
  /// is seen.
  [[nodiscard]] const std::vector<TransitionIndex>& adopted(StateIndex state) const;
  /// Where the transition is looked for: its source, or the state that adopted it; none: nowhere.
  [[nodiscard]] std::optional<StateIndex> stands_in(TransitionIndex transition) const;
  /// A deed that the proof need not see: it parts no paths.
  void ignore(DeedIndex deed);

 private:
  void find_mattering();
  bool mark(const Block& block);
  bool mark(const Action& action);

  const Chart& chart_;
  Values values_;
  Deeds deeds_;
  Anatomy anatomy_;
  std::vector<bool> eventless_;
  std::set<SlotIndex> followed_;
  std::set<DeedIndex> ignored_;
  StateSet hidden_;
  std::map<StateIndex, std::vector<TransitionIndex>> adopted_;
  std::set<const Action*> mattering_;
  mutable std::map<std::string, std::vector<bool>, std::less<>> takers_;
  mutable std::map<std::pair<const Program*, NodeIndex>, About> abouts_;
};

}  // namespace engine::chart::prove
