// SPDX-License-Identifier: Apache-2.0
#pragma once

// The report of a simulation: every figure from our own clocks and records.
//
// Floor: tools.

#include <boost/json/object.hpp>

#include "tools/simulate/simulation.hpp"

namespace tools::simulate {

struct Span {
  std::string virtual_from, virtual_to;
  double wall_seconds = 0;
};

[[nodiscard]] boost::json::object report_of(const Simulation& simulation, const Span& span);

}  // namespace tools::simulate
