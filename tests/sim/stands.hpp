// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a state is among those that are active.
//
// Floor: tests/sim.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/case.hpp"

namespace sim {

[[nodiscard]] inline bool stands_in(const std::vector<std::string>& active,
                                    std::string_view state) {
  return std::find(active.begin(), active.end(), state) != active.end();
}

[[nodiscard]] inline bool stands_in(const engine::model::Case& subject, std::string_view state) {
  return stands_in(subject.session.configuration, state);
}

}  // namespace sim
