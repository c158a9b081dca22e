// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may log in, and what they carry to prove it. Secrets are kept as hashes only.
//
// Floor:   ports.
// Threads: one thread calls (the engine's: it owns the one writing connection).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"
#include "engine/directory/post.hpp"

namespace engine::ports {

struct Account {
  directory::Actor actor;
  std::string
      password_hash;  ///< argon2id, as crypto_pwhash_str writes it; empty: no password login.
  bool disabled = false;
  Instant created_at;
};

using SecretHash = std::array<std::uint8_t, 32>;  ///< SHA-256 of a 256-bit random secret.

enum class CredentialKind { session = 1, token = 2 };

struct Credential {
  SecretHash hash{};
  CredentialKind kind = CredentialKind::session;
  directory::Login login;
  std::string label;  ///< Of a token: what it is for.
  Instant created_at, expires_at, seen_at;
};

class Accounts {
 public:
  Accounts() = default;
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;
  virtual ~Accounts() = default;

  virtual Result<std::optional<Account>> find(const directory::Login& login) = 0;
  virtual Result<void> put(const Account& account) = 0;  ///< Inserts or replaces.
  virtual Result<std::vector<Account>> all() = 0;
};

class Credentials {
 public:
  Credentials() = default;
  Credentials(const Credentials&) = delete;
  Credentials& operator=(const Credentials&) = delete;
  virtual ~Credentials() = default;

  virtual Result<std::optional<Credential>> find(const SecretHash& hash) = 0;
  virtual Result<void> put(const Credential& credential) = 0;
  virtual Result<void> drop(const SecretHash& hash) = 0;
  virtual Result<void> drop_all(const directory::Login& login) = 0;
  virtual Result<std::vector<Credential>> all() = 0;
};

}  // namespace engine::ports
