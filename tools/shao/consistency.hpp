// SPDX-License-Identifier: Apache-2.0
#pragma once

// What neither the tables nor the charts can see alone: that they fit each other.
//
// Floor: tools.

#include <filesystem>

#include "engine/base/fault.hpp"
#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"

namespace tools::shao {

/// Every category's workflow exists; every role that owns a state or may act is held by a post.
[[nodiscard]] engine::Faults inconsistencies(const engine::directory::County& county,
                                             const engine::core::Workflows& workflows,
                                             const std::filesystem::path& config);

}  // namespace tools::shao
