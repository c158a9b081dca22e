// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where an act or a clock may lead from a state, by a table beside the charts.
//
// Floor:  tests/sim.
// Source: domain §4.1, §7; workflows/incident.scxml, workflows/ticket.scxml.

#include <string>

#include "engine/model/case.hpp"
#include "engine/model/record.hpp"

namespace sim {

/// Why the step doesn't lead where it should; empty: it does, or the table doesn't tell.
[[nodiscard]] std::string astray(const engine::model::Case& before,
                                 const engine::model::Cause& cause,
                                 const engine::model::StepTaken& step);

}  // namespace sim
