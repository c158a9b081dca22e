// SPDX-License-Identifier: Apache-2.0
#pragma once

// The proofs of a county's charts: run, turned into faults, and printed for people.
//
// Floor:  tools.
// Errors: whatever can't be proved is a fault with file, line and the way there.

#include <iosfwd>
#include <vector>

#include "engine/core/prove/prove.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {

[[nodiscard]] std::vector<engine::core::prove::Proof> prove(const World& world);
/// Empty where all is proved.
[[nodiscard]] engine::Faults faults_of(const World& world,
                                       const std::vector<engine::core::prove::Proof>& proofs);
/// For every state, how long silence can last before the general chief has the case.
void print_bounds(std::ostream& out, const std::vector<engine::core::prove::Proof>& proofs);

}  // namespace tools::shao
