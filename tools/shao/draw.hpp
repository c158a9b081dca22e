// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart as a picture: SVG, with a card for each state in the column of its stage, and an arrow
// for each transition, labelled by who does what.
//
// Floor: tools.

#include <string>

#include "engine/core/workflow.hpp"

namespace tools::shao {

enum class Language { zh, en };

[[nodiscard]] std::string draw(const engine::core::Workflow& workflow, Language language);

}  // namespace tools::shao
