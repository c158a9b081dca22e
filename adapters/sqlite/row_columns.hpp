// SPDX-License-Identifier: Apache-2.0
#pragma once

// A case's row as columns: the one place that knows their order.
//
// Floor: adapters/sqlite; private to it.

#include <string>

#include "adapters/sqlite/statement.hpp"
#include "engine/ports/case_rows.hpp"

namespace adapters::sqlite {

/// "id, parent, …, snapshot": what read_case takes, in its order.
[[nodiscard]] std::string case_columns();
/// Inserts the row, or replaces all of its columns.
[[nodiscard]] std::string upsert_case_sql();

/// Runs a statement made of upsert_case_sql.
[[nodiscard]] engine::Result<void> write_case(Statement& upsert,
                                              const engine::ports::StoredCase& stored);
/// All but the timers, which stand in their own table.
/// Errc::corrupt  A column holds what we never wrote.
[[nodiscard]] engine::Result<engine::ports::StoredCase> read_case(const Statement& row);

/// Adds the case's timers, by a statement that selects due_at, kind, name by case id.
[[nodiscard]] engine::Result<void> read_timers(Statement& select, engine::model::Row& row);
inline constexpr const char* select_timers_sql =
    "SELECT due_at, kind, name FROM timer WHERE case_id = ? ORDER BY position";

}  // namespace adapters::sqlite
