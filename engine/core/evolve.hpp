// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fold: a case and one of its records make the next case. No clock, no chart, no directory.
//
// Floor:  core.
// Errors: a record that does not follow the case (another subject, a gap in versions) is a broken
//         invariant.

#include "engine/model/case.hpp"
#include "engine/model/record.hpp"

namespace engine::core {

/// `subject` may be empty (version 0) for the record that opens it.
void evolve(model::Case& subject, const model::Record& record);

}  // namespace engine::core
