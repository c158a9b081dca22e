// SPDX-License-Identifier: Apache-2.0
#pragma once

// A folder of workflows: every *.scxml in it, with the forms of its folder `forms`.
//
// Floor:  adapters.
// Errors: every fault of every file at once.
// Source: workflows/README.md.

#include <filesystem>

#include "engine/base/fault.hpp"
#include "engine/core/workflow.hpp"

namespace adapters::scxml {

[[nodiscard]] engine::Loaded<engine::core::Workflows> load_library(
    const std::filesystem::path& folder);

}  // namespace adapters::scxml
