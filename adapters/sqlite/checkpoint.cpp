// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/checkpoint.hpp"

#include <sqlite3.h>

#include "adapters/sqlite/error.hpp"

namespace adapters::sqlite {

engine::Result<void> checkpoint_if_long(const Connection& connection, int pages) {
  if (connection.unsound()) return unsound_error();
  if (connection.wal_pages() < pages) return {};
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr,
                                             SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) return {};
  return connection.failure("move the log into the database");
}

}  // namespace adapters::sqlite
