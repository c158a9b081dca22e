// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/transaction.hpp"

#include <sqlite3.h>

#include <utility>

#include "adapters/sqlite/error.hpp"

namespace adapters::sqlite {

using engine::Errc;
using engine::Error;
using engine::Result;

Result<Transaction> Transaction::begin(const Connection& connection) {
  if (auto begun = connection.run("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  // A rollback that fails has been done by SQLite itself, or leaves nothing that commits later.
  if (connection_ != nullptr && connection_->in_transaction()) {
    sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Result<void> Transaction::commit() {
  auto committed = connection_->run("COMMIT");
  if (committed) {
    connection_ = nullptr;
    return {};
  }
  // Measured with a file layer that fails one sync of the log: the row was gone, and came back
  // after a crash at that moment. A full disk was clean: nothing before, nothing after.
  if ((sqlite3_errcode(connection_->handle()) & 0xFF) == SQLITE_IOERR) {
    return Error(Errc::outcome_unknown, committed.error().detail);
  }
  return committed;
}

}  // namespace adapters::sqlite
