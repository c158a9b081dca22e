// SPDX-License-Identifier: Apache-2.0
#pragma once

// What becomes of a case when every human stays silent: clocks, delayed sends and internal steps
// are all that is left. It must come to the general chief, to the county or to an end, within a
// bound.
//
// Floor:   core.
// Threads: one proof, one thread.
// Source:  design.md, section 4; charts.md, section 6, 4 and 5.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/core/prove/amount.hpp"
#include "engine/core/prove/certainty.hpp"
#include "engine/core/prove/finding.hpp"
#include "engine/directory/limit_table.hpp"

namespace engine::core::prove {

/// A step that nobody takes.
struct Drift {
  NodeIndex from = 0, to = 0;
  EdgeIndex edge = 0;
  TimerIndex fired = 0;
  TimerSet begun = 0, halted = 0;
};

/// Where silence has no way out.
struct Stuck {
  NodeIndex at = 0;
  std::vector<EdgeIndex> turn;  ///< Goes round here; empty: nothing happens at all.
};

class Silence {
 public:
  explicit Silence(const Certainty& certainty);

  [[nodiscard]] const Certainty& certainty() const { return certainty_; }
  /// The general chief, the county, or an end.
  [[nodiscard]] bool arrived(SpotIndex spot) const { return arrived_[spot]; }
  [[nodiscard]] const std::vector<Drift>& drifts() const { return drifts_; }
  /// Nodes where nobody wakes: no timer that somebody hears is sure to fire.
  [[nodiscard]] const std::vector<Stuck>& silent() const { return silent_; }
  /// Rounds that silence can go for ever without arriving.
  [[nodiscard]] const std::vector<Stuck>& rounds() const { return rounds_; }

 private:
  void find_drifts();
  void find_silent();
  void find_rounds(std::vector<NodeIndex> nodes, std::vector<std::size_t> drifts);
  [[nodiscard]] std::vector<std::size_t> lasting(const std::vector<std::size_t>& drifts) const;
  [[nodiscard]] bool broken(const std::vector<NodeIndex>& nodes,
                            const std::vector<std::size_t>& drifts) const;
  void report(const std::vector<std::size_t>& drifts);

  const Certainty& certainty_;
  std::vector<bool> arrived_;
  std::vector<Drift> drifts_;
  std::vector<Stuck> silent_, rounds_;
};

/// The rung of a spot, 0 grid to 3 county; none where the chart doesn't say.
[[nodiscard]] std::optional<int> rung_of(const Graph& graph, SpotIndex spot);

struct Bound {
  chart::StateIndex state = 0;
  bool arrived = false;  ///< It is with the general chief, the county, or at an end there.
  Amount longest;        ///< Until it arrives, at most.
  Amount urgent;         ///< The same for severity 1, where that is told apart.
  Amount next;           ///< Until something happens, at most.
};

/// Per state in document order. `silence` must have nothing silent and no rounds.
[[nodiscard]] std::vector<Bound> bounds_of(const Silence& silence,
                                           const directory::LimitTable& limits);

}  // namespace engine::core::prove
