// SPDX-License-Identifier: Apache-2.0
#pragma once

// Posts as the command line writes them: ROLE, or ROLE:SCOPE.
//
// Floor:  tools.
// Errors: Errc::invalid_input  A role or a scope that does not exist, or administrators' roles that
//         one person may not hold together.

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/directory/county.hpp"

namespace tools::shao {

[[nodiscard]] engine::Result<std::vector<engine::directory::Post>> parse_posts(
    const std::vector<std::string>& texts, const engine::directory::County& county);
[[nodiscard]] std::string to_string(const std::vector<engine::directory::Post>& posts);

}  // namespace tools::shao
