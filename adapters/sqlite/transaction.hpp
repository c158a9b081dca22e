// SPDX-License-Identifier: Apache-2.0
#pragma once

// A writing transaction: committed on purpose, or rolled back.
//
// Floor:   adapters/sqlite.
// Threads: those of its connection.

#include "adapters/sqlite/connection.hpp"

namespace adapters::sqlite {

class Transaction {
 public:
  /// Takes the write lock at once, so that nothing in between can fail for want of it.
  [[nodiscard]] static engine::Result<Transaction> begin(const Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// Errc::storage_full     Nothing was written.
  /// Errc::outcome_unknown  The disk refused to sync: after a crash it may turn out to be written.
  [[nodiscard]] engine::Result<void> commit();

 private:
  explicit Transaction(const Connection& connection) : connection_(&connection) {}

  const Connection* connection_;  ///< Null once it is over.
};

}  // namespace adapters::sqlite
