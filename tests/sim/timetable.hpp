// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which clocks go in which state, by a table beside the charts: what waits, waits for a time; what
// is over, counts no more.
//
// Floor:  tests/sim.
// Source: design §5; workflows/incident.scxml, workflows/ticket.scxml, workflows/routing.scxml.

#include <string>

#include "engine/model/case.hpp"

namespace sim {

/// What of the clocks of the case is not as its states want it; empty: nothing.
[[nodiscard]] std::string untimely(const engine::model::Case& subject);

}  // namespace sim
