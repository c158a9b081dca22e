// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where one event can lead from one spot: every path of its macrostep.
//
// Floor:   chart.
// Threads: one proof, one thread.
// Errors:  a macrostep with more than bounds::proof_paths_max paths is given up (`exhausted`).

#include <string>
#include <vector>

#include "engine/chart/prove/ground.hpp"
#include "engine/chart/prove/spot.hpp"
#include "engine/chart/prove/stimulus.hpp"

namespace engine::chart::prove {

struct Path {
  SpotIndex to = 0;
  std::vector<TransitionIndex> taken;
  std::vector<DeedIndex> deeds;

  friend bool operator==(const Path&, const Path&) = default;
};

/// A macrostep that never rests.
struct Loop {
  std::vector<TransitionIndex> taken;  ///< All that were taken until it was seen.
  std::vector<TransitionIndex> turn;   ///< Of these, one turn.
};

struct Paths {
  std::vector<Path> paths;  ///< Each once.
  std::vector<Loop> loops;
  StateSet entered;  ///< On any of them, also what was left again.
  bool exhausted = false;
};

class Explorer {
 public:
  explicit Explorer(const Ground& ground) : ground_(ground) {}

  [[nodiscard]] Paths enter();
  [[nodiscard]] Paths step(SpotIndex from, const Stimulus& stimulus);

  [[nodiscard]] const Spots& spots() const { return spots_; }
  [[nodiscard]] const Ground& ground() const { return ground_; }

 private:
  template <class Take>
  Paths every_path(const Spot& from, Take take);

  const Ground& ground_;
  Spots spots_;
};

}  // namespace engine::chart::prove
