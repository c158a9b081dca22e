// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plays a scenario and reports every row that did not go as it says.
//
// Floor: tools.

#include "engine/base/fault.hpp"
#include "tools/scenario/stage.hpp"
#include "tools/scenario/table.hpp"

namespace tools::scenario {

/// Empty when the scenario holds. `workflow` is the chart that `raise` opens.
[[nodiscard]] engine::Faults run(const Scenario& scenario, const std::string& workflow,
                                 Stage& stage, const engine::directory::County& county,
                                 const engine::core::Workflows& workflows);

}  // namespace tools::scenario
