// SPDX-License-Identifier: Apache-2.0
#pragma once

// One row of the journal, read and checked against its own hash.
//
// Floor: adapters/sqlite; private to it.

#include <string>
#include <vector>

#include "adapters/codec/chain.hpp"
#include "adapters/sqlite/statement.hpp"
#include "engine/model/record.hpp"

namespace adapters::sqlite {

/// The columns that read_batch takes, in its order.
inline constexpr const char* batch_columns =
    "first_sequence, last_sequence, recorded_at, last_case, previous_hash, hash, payload";

struct BatchRow {
  codec::BatchHead head;
  codec::Hash previous{}, hash{};
  std::string payload;
};

/// Errc::corrupt  A hash has the wrong length.
[[nodiscard]] engine::Result<BatchRow> read_batch(const Statement& row);

/// Errc::corrupt  The bytes are not those that were written, or not the records that the row says.
[[nodiscard]] engine::Result<std::vector<engine::model::Record>> records_of(const BatchRow& batch);
/// Those of one case only.
[[nodiscard]] engine::Result<std::vector<engine::model::Record>> records_of(
    const BatchRow& batch, engine::model::CaseId subject);

/// Whole batches, beginning with the one that holds a sequence; so many of them.
[[nodiscard]] std::string select_batches_sql();
/// The records of those batches, by a statement of select_batches_sql().
[[nodiscard]] engine::Result<std::vector<engine::model::Record>> read_batches(
    Statement& select, engine::model::Sequence from, std::size_t max_batches);

}  // namespace adapters::sqlite
