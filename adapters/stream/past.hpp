// SPDX-License-Identifier: Apache-2.0
#pragma once

// The changes that were published once, read from the journal again.
//
// Floor:   adapters/stream.
// Threads: on a reader's thread, after the rows have caught up with `through`.

#include <vector>

#include "engine/base/result.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/surroundings.hpp"

namespace adapters::stream {

/// Those whose last record lies in (after, through]. Two equal acts of one person on one case
/// in one instant, with nothing between them, may come as one.
/// Errc::unavailable  The rows are behind.
[[nodiscard]] engine::Result<std::vector<engine::ports::Change>> changes_between(
    engine::ports::Queries& queries, engine::model::Sequence after,
    engine::model::Sequence through);

}  // namespace adapters::stream
