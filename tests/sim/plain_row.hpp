// SPDX-License-Identifier: Apache-2.0
#pragma once

// How lists should see a case, told once more by plainer means than core::row_of.
//
// Floor: tests/sim.

#include <string>

#include "engine/model/row.hpp"

namespace sim {

/// What of the row is not as the case has it; empty: nothing.
[[nodiscard]] std::string misdrawn(const engine::model::Row& row,
                                   const engine::model::Case& subject);

/// Whether the row belongs into this queue of somebody who sees the case.
[[nodiscard]] bool queues(std::string_view queue, const engine::model::Case& subject,
                          const engine::directory::Actor& actor);

}  // namespace sim
