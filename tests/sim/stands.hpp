// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a state is among those that are active, under its own name or that of the next charts.
//
// Floor: tests/sim.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/case.hpp"
#include "tests/sim/next_charts.hpp"

namespace sim {

[[nodiscard]] inline bool is_called(std::string_view active, std::string_view state) {
  if (active.size() == state.size()) return active == state;
  return active.size() == state.size() + next_mark.size() && active.starts_with(state) &&
         active.ends_with(next_mark);
}

[[nodiscard]] inline bool stands_in(const std::vector<std::string>& active,
                                    std::string_view state) {
  return std::any_of(active.begin(), active.end(),
                     [state](const std::string& each) { return is_called(each, state); });
}

[[nodiscard]] inline bool stands_in(const engine::model::Case& subject, std::string_view state) {
  return stands_in(subject.session.configuration, state);
}

}  // namespace sim
