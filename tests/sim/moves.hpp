// SPDX-License-Identifier: Apache-2.0
#pragma once

// What becomes of a case that moves into the next version of its chart, told by a table of what is
// otherwise there (next_charts.hpp) and without any chart's handlers.
//
// Floor:  tests/sim.
// Source: engine/adr/0013.

#include <string>

#include "engine/model/case.hpp"
#include "tests/sim/order.hpp"
#include "tests/sim/setting.hpp"

namespace sim {

/// Why the case can't move as ordered; empty: it can, or has nothing to do. Null: there is none.
[[nodiscard]] std::string unmovable(const Setting& setting, const engine::model::Case* subject,
                                    const Order& order);
/// What the move made of the case and should not have; empty: nothing. `before` could move.
[[nodiscard]] std::string moved_wrongly(const engine::model::Case& before,
                                        const engine::model::Case& after, const Order& order);

}  // namespace sim
