// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sessions and tokens in SQLite, by the hash of their secret.
//
// Floor:   adapters/sqlite.
// Threads: the writer's.

#include "adapters/sqlite/connection.hpp"
#include "engine/ports/accounts.hpp"

namespace adapters::sqlite {

class Credentials final : public engine::ports::Credentials {
 public:
  [[nodiscard]] static engine::Result<std::unique_ptr<Credentials>> open(
      const Connection& connection);

  engine::Result<std::optional<engine::ports::Credential>> find(
      const engine::ports::SecretHash& hash) override;
  engine::Result<void> put(const engine::ports::Credential& credential) override;
  engine::Result<void> drop(const engine::ports::SecretHash& hash) override;
  engine::Result<void> drop_all(const engine::directory::Login& login) override;
  engine::Result<std::vector<engine::ports::Credential>> all() override;

 private:
  Statement select_, select_all_, upsert_, delete_, delete_all_;
};

}  // namespace adapters::sqlite
