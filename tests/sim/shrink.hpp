// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fewest things that must happen for the same invariant to break: delta debugging over what
// people asked and what went wrong, alike.
//
// Floor:  tests/sim.
// Source: Zeller and Hildebrandt 2002, "Simplifying and isolating failure-inducing input" (ddmin).

#include <functional>
#include <vector>

#include "tests/sim/op.hpp"

namespace sim {

/// `fails` runs a list of ops and says whether it breaks in the same way; `goes_on` is false once
/// the time for shrinking is over. What comes back breaks.
[[nodiscard]] std::vector<Op> shrink(std::vector<Op> ops,
                                     const std::function<bool(const std::vector<Op>&)>& fails,
                                     const std::function<bool()>& goes_on);

}  // namespace sim
