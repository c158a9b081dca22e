// SPDX-License-Identifier: Apache-2.0
#pragma once

// A connection to the database file, with the settings that our promises rest on.
//
// Exactly one connection of the whole machine writes and makes checkpoints; all others are
// read-only. SQLite before 3.51.3 can corrupt the file when two connections do either at once.
//
// Floor:   adapters/sqlite.
// Threads: one at a time.
// Source:  sqlite.org/wal.html (section 11, the WAL-reset bug), sqlite.org/pragma.html.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/sqlite/statement.hpp"
#include "engine/base/result.hpp"

namespace adapters::sqlite {

enum class Access { read, write };

struct ConnectionOptions {
  std::string path;
  Access access = Access::read;
  std::string vfs;  ///< SQLite's name of the file layer; empty: the usual one.
  /// Never for a server: commits that a power cut may lose, for a store that is thrown away.
  bool throw_away = false;
};

class Connection {
 public:
  [[nodiscard]] static engine::Result<Connection> open(const ConnectionOptions& options);

  [[nodiscard]] engine::Result<Statement> prepare(std::string_view sql) const;
  /// Several statements, separated by semicolons.
  [[nodiscard]] engine::Result<void> run(std::string_view sql) const;
  /// The first column of the first row, as a number.
  [[nodiscard]] engine::Result<std::int64_t> number(std::string_view sql) const;

  [[nodiscard]] bool in_transaction() const;
  /// Rows that the last INSERT, UPDATE or DELETE touched.
  [[nodiscard]] std::int64_t changes() const;
  /// Pages in the write-ahead log after the last commit of this connection.
  [[nodiscard]] int wal_pages() const { return state_->wal_pages; }
  /// The disk has failed a write or a sync of this connection: what the file holds is not known
  /// until it was opened anew. Nothing is written any more, and no checkpoint made: a later sync
  /// may say "done" without having done it.
  [[nodiscard]] bool unsound() const { return state_->unsound; }
  /// For whoever met such a failure past SQLite's own statements.
  void distrust() const { state_->unsound = true; }
  /// The last failure; on a writing connection a failure of the disk makes it unsound.
  [[nodiscard]] engine::Error failure(std::string_view doing) const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  Connection(sqlite3* handle, Access access);
  [[nodiscard]] engine::Result<void> configure() const;
  [[nodiscard]] engine::Result<void> harden() const;

  struct State {
    int wal_pages = 0;
    bool unsound = false;
  };
  Access access_;
  std::unique_ptr<State> state_;  ///< On the heap: SQLite and the statements keep its address.
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace adapters::sqlite
