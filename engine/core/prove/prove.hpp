// SPDX-License-Identifier: Apache-2.0
#pragma once

// Proves what must hold of every chart before a case may run on it: guaranteed escalation within a
// bound, no silent state, no dead ends, and the rest of what workflows/README.md lists.
//
// Floor:   core.
// Threads: pure.
// Errors:  what is wrong comes as faults, each with the way by which a case gets there; what is too
//          large to be proved is a fault as well.
// Source:  design.md, section 4; charts.md, section 6; ADR 0012.

#include <functional>
#include <string>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/base/proof_bounds.hpp"
#include "engine/core/prove/silence.hpp"
#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"

namespace engine::core::prove {

/// How far a chart was looked at beside the one that opens it.
struct Beside {
  std::string parent;
  std::size_t pairs = 0;
  bool capped = false;  ///< It was too much: of the two together nothing is said.
};

struct Proof {
  const Workflow* workflow = nullptr;
  std::size_t spots = 0, steps = 0;  ///< That were looked at.
  /// Not 0: its parallel regions have too many places together, and were looked at one by one.
  std::size_t regions = 0;
  std::vector<Bound> bounds;
  std::vector<Beside> pairs;
  Findings findings;
};

/// Of each chart of the library, in the order of their names. Beyond `spots_max` places a chart is
/// looked at region by region, and refused if that doesn't help.
[[nodiscard]] std::vector<Proof> prove(const Workflows& workflows, const directory::County& county,
                                       std::size_t spots_max = bounds::proof_spots_max);

}  // namespace engine::core::prove
