// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scenario files: plain tables that say who does what, and what must then be so.
//
// Floor:  tools.
// Errors: every fault of the file at once.
// Source: workflows/README.md, "Scenarios".

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"

namespace tools::scenario {

struct Pair {
  std::string name, value;
};

struct Step {
  int line = 0;
  std::string when, who;
  std::string event;  ///< Empty: only time passes.
  std::string unit;   ///< The ticket of this unit; empty: the incident.
  bool must_fail = false;
  std::vector<Pair> with, then;
};

struct Scenario {
  std::string title, file;
  int line = 0;
  std::vector<Step> steps;
};

[[nodiscard]] engine::Loaded<std::vector<Scenario>> read(std::string_view text,
                                                         const std::string& file);

}  // namespace tools::scenario
