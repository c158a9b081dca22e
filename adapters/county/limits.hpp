// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the cells that hold a limit become rows of the county's limits.
//
// Floor: adapters/county.

#include <string>

#include "adapters/county/draft.hpp"

namespace adapters::county {

/// Reads the limit in `column` and takes it in as `limit`, with what that says it is for. An empty
/// cell takes nothing in: a less specific row then holds. Two limits for one thing are a fault.
void add_limit(Draft& draft, Row& row, const std::string& column,
               engine::directory::LimitRow limit);

}  // namespace adapters::county
