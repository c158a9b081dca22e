// SPDX-License-Identifier: Apache-2.0
#pragma once

// Moving the write-ahead log into the database, on the writer's connection only.
//
// Floor:   adapters/sqlite; private to it.
// Threads: the writer's.
// Source:  sqlite.org/c3ref/wal_checkpoint_v2.html. A checkpoint in the commit path was measured to
//          cost up to 240 ms at the 99th percentile; beside it, 4 ms.

#include "adapters/sqlite/connection.hpp"

namespace adapters::sqlite {

/// Done behind the rows, when the engine has caught up.
inline constexpr int checkpoint_pages = 1'000;
/// Done after a commit, because nobody got to it for this long (64 MiB).
inline constexpr int checkpoint_pages_overdue = 16'384;

/// All of it, once a store is opened: what it holds is on the disk before, and in the database
/// after.
[[nodiscard]] engine::Result<void> empty_log(const Connection& connection);

/// Does not wait for readers: what they still need stays in the log.
[[nodiscard]] engine::Result<void> checkpoint_if_long(const Connection& connection, int pages);

}  // namespace adapters::sqlite
