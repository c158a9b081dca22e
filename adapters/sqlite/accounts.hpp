// SPDX-License-Identifier: Apache-2.0
#pragma once

// Accounts in SQLite.
//
// Floor:   adapters/sqlite.
// Threads: the writer's.

#include "adapters/sqlite/connection.hpp"
#include "engine/ports/accounts.hpp"

namespace adapters::sqlite {

class Accounts final : public engine::ports::Accounts {
 public:
  [[nodiscard]] static engine::Result<std::unique_ptr<Accounts>> open(const Connection& connection);

  engine::Result<std::optional<engine::ports::Account>> find(
      const engine::directory::Login& login) override;
  engine::Result<void> put(const engine::ports::Account& account) override;
  engine::Result<std::vector<engine::ports::Account>> all() override;

 private:
  Statement select_, select_all_, upsert_;
};

}  // namespace adapters::sqlite
