// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/transaction.hpp"

#include <sqlite3.h>

#include <utility>

#include "adapters/sqlite/error.hpp"

namespace adapters::sqlite {

using engine::Result;

Result<Transaction> Transaction::begin(const Connection& connection) {
  if (connection.unsound()) return unsound_error();
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
  if (committed) connection_ = nullptr;
  return committed;
}

}  // namespace adapters::sqlite
