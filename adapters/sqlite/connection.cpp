// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/connection.hpp"

#include <sqlite3.h>

#include "adapters/sqlite/error.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/planted.hpp"

namespace adapters::sqlite {
namespace {

using engine::Result;

/// Readers wait this long for a lock that only a recovery after a crash takes.
constexpr int busy_timeout_ms = 5'000;

/// synchronous=FULL: a commit is on the disk before it is answered. EXTRA while a new file turns to
/// the log: the deletion of its rollback journal must be on the disk too. One that came back with
/// the power would undo the file, and with it all that the log holds.
/// wal_autocheckpoint=0: checkpoints stay off the commit path (Store::checkpoint).
/// secure_delete: what was deleted is overwritten, as the protection of personal data asks.
constexpr std::string_view common_settings = R"sql(
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA mmap_size = 0;
  PRAGMA temp_store = MEMORY;
)sql";
constexpr std::string_view writer_settings = R"sql(
  PRAGMA page_size = 4096;
  PRAGMA cache_size = -65536;
  PRAGMA synchronous = EXTRA;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 0;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA secure_delete = ON;
)sql";
constexpr std::string_view reader_settings = R"sql(
  PRAGMA cache_size = -8192;
  PRAGMA query_only = ON;
)sql";

int note_wal_pages(void* into, sqlite3*, const char*, int pages) {
  *static_cast<int*>(into) = pages;
  return SQLITE_OK;
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

Connection::Connection(sqlite3* handle, Access access)
    : access_(access), state_(std::make_unique<State>()), handle_(handle) {}

Result<Connection> Connection::open(const ConnectionOptions& options) {
  const int access = options.access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                     : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(options.path.c_str(), &handle,
                                   access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (handle == nullptr) return error_of(code, "open " + options.path, sqlite3_errstr(code));
  Connection connection(handle, options.access);
  if (code != SQLITE_OK) return last_error(handle, "open " + options.path);
  if (auto hardened = connection.harden(); !hardened) return hardened.error();
  if (auto configured = connection.configure(); !configured) return configured.error();
  if (options.throw_away || PLANTED("sync_skipped")) {
    if (auto loose = connection.run("PRAGMA synchronous = OFF"); !loose) return loose.error();
  }
  if (PLANTED("deleted_bytes_stay") && options.access == Access::write) {
    if (auto kept = connection.run("PRAGMA secure_delete = OFF"); !kept) return kept.error();
  }
  return connection;
}

Result<void> Connection::harden() const {
  const auto set = [this](int option, int value) {
    return sqlite3_db_config(handle(), option, value, nullptr) == SQLITE_OK;
  };
  const bool done = set(SQLITE_DBCONFIG_DEFENSIVE, 1) && set(SQLITE_DBCONFIG_DQS_DML, 0) &&
                    set(SQLITE_DBCONFIG_DQS_DDL, 0) &&
                    set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0) &&
                    // Whoever closes last would make a checkpoint: readers must not.
                    set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
  if (!done) return last_error(handle(), "make the connection safe");
  sqlite3_busy_timeout(handle(), busy_timeout_ms);
  sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH,
                static_cast<int>(engine::bounds::stored_row_bytes_max));
  sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 0);
  return {};
}

Result<void> Connection::configure() const {
  if (auto done = run(common_settings); !done) return done;
  if (access_ == Access::read) return run(reader_settings);
  if (auto done = run(writer_settings); !done) return done;
  auto mode = prepare("PRAGMA journal_mode");
  if (!mode) return mode.error();
  if (auto row = mode->step(); !row) return row.error();
  if (mode->view(0) != "wal") {
    return engine::Error(engine::Errc::unsupported,
                         "the file system does not carry a write-ahead log; choose a local disk");
  }
  sqlite3_wal_hook(handle(), &note_wal_pages, &state_->wal_pages);
  return {};
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  return Statement::prepare(handle(), sql, access_ == Access::write ? &state_->unsound : nullptr);
}

engine::Error Connection::failure(std::string_view doing) const {
  if (access_ == Access::write) return writer_error(handle(), doing, state_->unsound);
  return last_error(handle(), doing);
}

Result<void> Connection::run(std::string_view sql) const {
  const int code = sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failure("run a statement");
  return {};
}

Result<std::int64_t> Connection::number(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  auto row = statement->step();
  if (!row) return row.error();
  return row.value() ? statement->integer(0) : 0;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

std::int64_t Connection::changes() const { return sqlite3_changes64(handle()); }

}  // namespace adapters::sqlite
