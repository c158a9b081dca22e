// SPDX-License-Identifier: Apache-2.0
#pragma once

// What may happen to a session from outside: an event, and which transitions it may take.
//
// Floor: chart.

#include <string>
#include <vector>

#include "engine/chart/interpreter.hpp"
#include "engine/chart/prove/judge.hpp"

namespace engine::chart::prove {

struct Stimulus {
  std::string event;
  std::vector<bool> takes;    ///< By transition: its descriptors take the event, and it may.
  std::vector<bool> doubted;  ///< By transition: it may be barred for this person. Empty: none.
  Freight freight = Freight::anything;
};

}  // namespace engine::chart::prove
