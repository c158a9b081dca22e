// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lists that people write with spaces: "grid_chief area_chief".
//
// Floor: core.

#include <string>
#include <string_view>
#include <vector>

namespace engine::core {

[[nodiscard]] std::vector<std::string> words(std::string_view text);

}  // namespace engine::core
