// SPDX-License-Identifier: Apache-2.0
#pragma once

// The proof of a chart whose parallel regions have too many places together: one region of each
// parallel at a time, while the others may do what they can do, at any time.
//
// Floor:   core.
// Threads: one proof, one thread.
// Errors:  what holds of a case holds if one view shows it (that it never falls silent) or if all
//          that see it do (that a state can't be reached). Clocks that run on where nobody hears
//          them, and pairs with other charts, are not looked at.

#include "engine/core/prove/prove.hpp"
#include "engine/core/prove/script.hpp"

namespace engine::core::prove {

/// False where that doesn't help: there is no parallel, or one region alone is too large.
[[nodiscard]] bool prove_by_regions(Script& script, const directory::County& county,
                                    std::size_t spots_max, Proof& proof);

}  // namespace engine::core::prove
