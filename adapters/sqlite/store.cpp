// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/store.hpp"

#include <sqlite3.h>

#include "adapters/sqlite/checkpoint.hpp"
#include "adapters/sqlite/error.hpp"
#include "adapters/sqlite/schema.hpp"

namespace adapters::sqlite {

using engine::Errc;
using engine::Error;
using engine::Result;

namespace {

Result<std::optional<FolderLock>> take_folder(const StoreOptions& options) {
  if (options.simulated) return std::optional<FolderLock>();
  if (auto made = make_folder(options.folder); !made) return made.error();
  if (auto trusted = check_file_system(options.folder); !trusted) return trusted.error();
  auto lock = FolderLock::take(options.folder);
  if (!lock) return lock.error();
  return std::optional(std::move(lock).value());
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options) {
  auto lock = take_folder(options);
  if (!lock) return lock.error();
  auto connection = Connection::open({.path = database_path(options.folder),
                                      .access = Access::write,
                                      .vfs = options.vfs,
                                      .throw_away = options.throw_away});
  if (!connection) return connection.error();
  std::unique_ptr<Store> store(
      new Store(options, std::move(lock).value(), std::move(connection).value()));
  if (auto prepared = store->prepare(); !prepared) return prepared.error();
  return store;
}

Store::Store(StoreOptions options, std::optional<FolderLock> lock, Connection connection)
    : options_(std::move(options)), lock_(std::move(lock)), connection_(std::move(connection)) {}

Store::~Store() {
  if (connection_.unsound()) return;
  // What stays in the log is not lost: the next start reads it from there.
  sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                            nullptr);
}

Result<void> Store::prepare() {
  if (auto emptied = empty_log(connection_); !emptied) return emptied;
  if (auto ready = prepare_schema(connection_); !ready) return ready;
  auto journal = Journal::open(connection_);
  if (!journal) return journal.error();
  auto rows = CaseRows::open(connection_);
  if (!rows) return rows.error();
  auto accounts = Accounts::open(connection_);
  if (!accounts) return accounts.error();
  auto credentials = Credentials::open(connection_);
  if (!credentials) return credentials.error();
  auto photos = Photos::open(connection_);
  if (!photos) return photos.error();
  auto reporters = Reporters::open(connection_);
  if (!reporters) return reporters.error();
  auto audit = Audit::open(connection_);
  if (!audit) return audit.error();
  journal_ = std::move(journal).value();
  rows_ = std::move(rows).value();
  accounts_ = std::move(accounts).value();
  credentials_ = std::move(credentials).value();
  photos_ = std::move(photos).value();
  reporters_ = std::move(reporters).value();
  audit_ = std::move(audit).value();
  return check_end();
}

Result<void> Store::check_end() {
  auto through = rows_->projected_through();
  if (!through) return through.error();
  auto end = journal_->end();
  if (!end) return end.error();
  if (through.value() <= end->last) return {};
  return Error(Errc::corrupt, "the journal ends at record " + std::to_string(end->last.value()) +
                                  ", but the cases were made from " +
                                  std::to_string(through->value()) + "; restore from a backup");
}

Result<std::unique_ptr<engine::ports::Queries>> Store::open_queries() const {
  auto queries = Queries::open({.path = path(), .access = Access::read, .vfs = options_.vfs});
  if (!queries) return queries.error();
  return std::unique_ptr<engine::ports::Queries>(std::move(queries).value());
}

Result<void> Store::checkpoint() { return checkpoint_if_long(connection_, checkpoint_pages); }

std::string Store::path() const { return database_path(options_.folder); }

}  // namespace adapters::sqlite
