// SPDX-License-Identifier: Apache-2.0
#pragma once

// The table that says where the cases of an old version of a chart go: `from,to`, a row a state.
//
// Floor:  tools.
// Errors: every fault of the file at once, with its line.

#include <filesystem>
#include <vector>

#include "engine/chart/transplant.hpp"
#include "engine/core/workflow.hpp"

namespace tools::shao {

/// `from` names states of one of the old versions, `to` states of the new one.
[[nodiscard]] engine::Loaded<engine::chart::StateMapping> read_mapping(
    const std::filesystem::path& file, const std::vector<const engine::core::Workflow*>& old,
    const engine::core::Workflow& fresh);

}  // namespace tools::shao
