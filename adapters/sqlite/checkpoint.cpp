// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/checkpoint.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <vector>

#include "adapters/sqlite/error.hpp"

namespace adapters::sqlite {
namespace {

/// SQLite itself never writes more at once, and its file layer takes no more than 17 bits of it.
constexpr sqlite3_int64 bytes_at_once = 1 << 16;

int rewrite(sqlite3_file& log) {
  sqlite3_int64 size = 0;
  if (const int code = log.pMethods->xFileSize(&log, &size); code != SQLITE_OK) return code;
  std::vector<char> part(static_cast<std::size_t>(std::min(size, bytes_at_once)));
  for (sqlite3_int64 at = 0; at < size; at += bytes_at_once) {
    const int bytes = static_cast<int>(std::min(size - at, bytes_at_once));
    int code = log.pMethods->xRead(&log, part.data(), bytes, at);
    if (code == SQLITE_OK) code = log.pMethods->xWrite(&log, part.data(), bytes, at);
    if (code != SQLITE_OK) return code;
  }
  return size == 0 ? SQLITE_OK : log.pMethods->xSync(&log, SQLITE_SYNC_NORMAL);
}

/// A process whose sync of the log failed leaves records there that later processes read, and that
/// the disk may not have: no later sync brings them, for they count as written. So they are written
/// again. Were they moved into the database right away, a sync that fails there too, and then a
/// power cut, would leave pages of them that no log completes.
engine::Result<void> rewrite_log(const Connection& connection) {
  sqlite3_file* log = nullptr;
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log == nullptr || log->pMethods == nullptr) return {};
  const int code = rewrite(*log);
  if (code == SQLITE_OK) return {};
  // Nor is it moved at the end of this life: an older state of the log, which is all that the disk
  // may have, would be replayed over what was moved.
  connection.distrust();
  return error_of(code, "write the log anew", sqlite3_errstr(code));
}

}  // namespace

engine::Result<void> empty_log(const Connection& connection) {
  if (auto rewritten = rewrite_log(connection); !rewritten) return rewritten;
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr,
                                             SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) return {};
  return connection.failure("empty the log into the database");
}

engine::Result<void> checkpoint_if_long(const Connection& connection, int pages) {
  if (connection.unsound()) return unsound_error();
  if (connection.wal_pages() < pages) return {};
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr,
                                             SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) return {};
  return connection.failure("move the log into the database");
}

}  // namespace adapters::sqlite
