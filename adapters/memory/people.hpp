// SPDX-License-Identifier: Apache-2.0
#pragma once

// Accounts, sessions and tokens in memory.
//
// Floor: adapters/memory.

#include "adapters/memory/data.hpp"

namespace adapters::memory {

class Accounts final : public engine::ports::Accounts {
 public:
  explicit Accounts(Data& data) : data_(data) {}

  engine::Result<std::optional<engine::ports::Account>> find(
      const engine::directory::Login& login) override;
  engine::Result<void> put(const engine::ports::Account& account) override;
  engine::Result<std::vector<engine::ports::Account>> all() override;

 private:
  Data& data_;
};

class Credentials final : public engine::ports::Credentials {
 public:
  explicit Credentials(Data& data) : data_(data) {}

  engine::Result<std::optional<engine::ports::Credential>> find(
      const engine::ports::SecretHash& hash) override;
  engine::Result<void> put(const engine::ports::Credential& credential) override;
  engine::Result<void> drop(const engine::ports::SecretHash& hash) override;
  engine::Result<void> drop_all(const engine::directory::Login& login) override;
  engine::Result<std::vector<engine::ports::Credential>> all() override;

 private:
  Data& data_;
};

}  // namespace adapters::memory
