// SPDX-License-Identifier: Apache-2.0
#pragma once

// Small batches and rows for the contract's tests.

#include <cstdint>
#include <string>

#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"

namespace tests {

/// `count` records from `first` on, each of another of the cases 1 to 3 in turn.
[[nodiscard]] engine::ports::Batch batch_of(std::uint64_t first, std::size_t count);
[[nodiscard]] engine::ports::KeptAnswer kept_answer(const std::string& scope,
                                                    const std::string& key, int minutes = 0);
/// Appends batches of these sizes, one after the other; every append must be good.
void append_all(engine::ports::Journal& journal, const std::vector<std::size_t>& sizes);
/// A case and its row, open, with only the id set.
[[nodiscard]] engine::ports::StoredCase stored_case(std::uint64_t id);

}  // namespace tests
