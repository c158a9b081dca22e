// SPDX-License-Identifier: Apache-2.0
#pragma once

// The data folder, opened for writing: its lock, the one writing connection, and the ports over it.
//
//   FOLDER/shao.db, shao.db-wal, shao.db-shm   the database
//   FOLDER/photos/                             the bytes of photos (photo_files.hpp)
//   FOLDER/lock                                who is using it
//
// Floor:   adapters/sqlite.
// Threads: the engine's, but for open_queries and path, which are for any.
// Errors:  returned.

#include <memory>
#include <optional>
#include <string>

#include "adapters/sqlite/accounts.hpp"
#include "adapters/sqlite/beside.hpp"
#include "adapters/sqlite/case_rows.hpp"
#include "adapters/sqlite/connection.hpp"
#include "adapters/sqlite/credentials.hpp"
#include "adapters/sqlite/folder_lock.hpp"
#include "adapters/sqlite/journal.hpp"
#include "adapters/sqlite/queries.hpp"

namespace adapters::sqlite {

struct StoreOptions {
  std::string folder;
  std::string vfs;  ///< SQLite's name of the file layer, for tests of failing disks.
  /// Never for a server: commits that a power cut may lose, for a store that is thrown away.
  bool throw_away = false;
  /// The folder is the file layer's own: nothing of the machine's is made, looked at or locked.
  bool simulated = false;
};

class Store {
 public:
  /// Makes the folder and the tables if there are none.
  /// Errc::unavailable  Another process uses the folder.
  /// Errc::unsupported  Made by a newer version, or on a file system that cannot be trusted.
  /// Errc::corrupt      The journal is shorter than the rows that were made from it.
  [[nodiscard]] static engine::Result<std::unique_ptr<Store>> open(const StoreOptions& options);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  /// Empties the log into the database, unless a commit's outcome is not known.
  ~Store();

  [[nodiscard]] engine::ports::Journal& journal() { return *journal_; }
  [[nodiscard]] CaseRows& rows() { return *rows_; }
  [[nodiscard]] engine::ports::Accounts& accounts() { return *accounts_; }
  [[nodiscard]] engine::ports::Credentials& credentials() { return *credentials_; }
  [[nodiscard]] engine::ports::Photos& photos() { return *photos_; }
  [[nodiscard]] engine::ports::Reporters& reporters() { return *reporters_; }
  [[nodiscard]] engine::ports::Audit& audit() { return *audit_; }
  /// A reader with a connection of its own, for one thread.
  [[nodiscard]] engine::Result<std::unique_ptr<engine::ports::Queries>> open_queries() const;

  /// Moves the log into the database once it is long, without waiting for readers: call it when
  /// nothing else is to be done.
  [[nodiscard]] engine::Result<void> checkpoint();
  /// Pages of the log since it was last emptied; health warns of a long one.
  [[nodiscard]] int log_pages() const { return connection_.wal_pages(); }
  [[nodiscard]] const Connection& connection() const { return connection_; }
  [[nodiscard]] std::string path() const;

 private:
  Store(StoreOptions options, std::optional<FolderLock> lock, Connection connection);
  [[nodiscard]] engine::Result<void> prepare();
  [[nodiscard]] engine::Result<void> check_end();

  StoreOptions options_;
  std::optional<FolderLock> lock_;  ///< None of a simulated folder.
  Connection connection_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<CaseRows> rows_;
  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Credentials> credentials_;
  std::unique_ptr<Photos> photos_;
  std::unique_ptr<Reporters> reporters_;
  std::unique_ptr<Audit> audit_;
};

}  // namespace adapters::sqlite
