// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every spot that a chart can rest on, and every step between them, conditions being free.
//
// Floor:   core.
// Threads: one proof, one thread.
// Errors:  beyond `spots_max` it stops, and says so.

#include <limits>
#include <optional>
#include <vector>

#include "engine/core/prove/script.hpp"

namespace engine::core::prove {

using chart::prove::SpotIndex;
using HappeningIndex = std::size_t;
using EdgeIndex = std::size_t;
inline constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

struct Edge {
  SpotIndex from = 0, to = 0;
  HappeningIndex by = nothing;  ///< Nothing: the chart is entered.
  std::vector<chart::TransitionIndex> taken;
  std::vector<DeedIndex> deeds;
};

/// A macrostep that never rests.
struct Livelock {
  SpotIndex from = 0;
  HappeningIndex by = nothing;
  std::vector<chart::TransitionIndex> turn;
};

class Graph {
 public:
  Graph(const Script& script, std::size_t spots_max);

  [[nodiscard]] const Script& script() const { return script_; }
  [[nodiscard]] const chart::prove::Spot& spot(SpotIndex index) const {
    return explorer_.spots()[index];
  }
  [[nodiscard]] std::optional<SpotIndex> find(const chart::prove::Spot& spot) const {
    return explorer_.spots().find(spot);
  }
  [[nodiscard]] std::size_t size() const { return explorer_.spots().size(); }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }
  [[nodiscard]] const std::vector<EdgeIndex>& from(SpotIndex spot) const { return out_[spot]; }
  [[nodiscard]] const std::vector<EdgeIndex>& entries() const { return entries_; }
  [[nodiscard]] const Chances& chances(SpotIndex spot) const { return chances_[spot]; }
  [[nodiscard]] const std::vector<Livelock>& livelocks() const { return livelocks_; }
  /// By transition: whether some step takes it.
  [[nodiscard]] const std::vector<bool>& taken() const { return taken_; }
  /// Every state that some step enters.
  [[nodiscard]] const chart::StateSet& entered() const { return entered_; }
  [[nodiscard]] bool capped() const { return capped_; }

  /// Whether a transition of an active state takes what happens.
  [[nodiscard]] bool hears(SpotIndex spot, HappeningIndex happening) const;
  /// The timers whose end an active state hears.
  [[nodiscard]] TimerSet heard(SpotIndex spot) const { return heard_[spot]; }
  /// The edges of a shortest way there.
  [[nodiscard]] std::vector<EdgeIndex> way_to(SpotIndex spot) const;

 private:
  void build();
  void enter();
  void expand(SpotIndex spot);
  [[nodiscard]] bool possible(SpotIndex spot, const Happening& happening) const;
  void add(SpotIndex from, HappeningIndex by, const chart::prove::Paths& paths);
  void reach(const Edge& edge);
  void find_ways();

  const Script& script_;
  std::size_t spots_max_;
  chart::prove::Explorer explorer_;
  std::vector<Edge> edges_;
  std::vector<std::vector<EdgeIndex>> out_;
  std::vector<EdgeIndex> entries_;
  std::vector<std::vector<bool>> expanded_;  ///< By spot and happening.
  std::vector<Chances> chances_;
  std::vector<TimerSet> heard_;
  std::vector<SpotIndex> waiting_;
  std::vector<Livelock> livelocks_;
  std::vector<bool> taken_;
  chart::StateSet entered_;
  std::vector<EdgeIndex> ways_;  ///< By spot: the last edge of a shortest way.
  bool capped_ = false;
};

}  // namespace engine::core::prove
