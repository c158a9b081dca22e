// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an operator has a tool do to running cases while the server is stopped (tools/shao:
// `workflow migrate` and `recompute`).
//
// Floor: tests/sim.

#include <string>
#include <vector>

#include "engine/chart/transplant.hpp"
#include "engine/model/case.hpp"

namespace sim {

struct Order {
  std::string event;  ///< "migrate" or "recompute", as the journal has it.
  std::string login;  ///< The tool's.
  std::vector<engine::model::CaseId> subjects;
  // Of a migration:
  engine::model::WorkflowRef to;
  engine::chart::StateMapping states;
  bool whole = false;  ///< All of them move, or none; otherwise each by itself.
};

}  // namespace sim
