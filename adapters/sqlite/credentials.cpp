// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/credentials.hpp"

#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {
namespace {

namespace ports = engine::ports;
using engine::Result;
using engine::directory::Login;

Result<ports::Credential> read_credential(const Statement& row) {
  auto hash = row.hash(0);
  if (!hash) return hash.error();
  return ports::Credential{.hash = hash.value(),
                           .kind = static_cast<ports::CredentialKind>(row.integer(1)),
                           .login = Login(row.text(2)),
                           .label = row.text(3),
                           .created_at = row.instant(4),
                           .expires_at = row.instant(5),
                           .seen_at = row.instant(6)};
}

}  // namespace

Result<std::unique_ptr<Credentials>> Credentials::open(const Connection& connection) {
  auto credentials = std::make_unique<Credentials>();
  const std::string columns = "hash, kind, login, label, created_at, expires_at, seen_at";
  auto prepared = prepare_all(
      connection,
      {{credentials->select_, "SELECT " + columns + " FROM credential WHERE hash = ?"},
       {credentials->select_all_, "SELECT " + columns + " FROM credential ORDER BY hash"},
       {credentials->upsert_,
        "INSERT OR REPLACE INTO credential (" + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"},
       {credentials->delete_, "DELETE FROM credential WHERE hash = ?"},
       {credentials->delete_all_, "DELETE FROM credential WHERE login = ?"}});
  if (!prepared) return prepared.error();
  return credentials;
}

Result<std::optional<ports::Credential>> Credentials::find(const ports::SecretHash& hash) {
  select_.with(blob(hash));
  const Reset at_end(select_);
  auto row = select_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<ports::Credential>();
  auto credential = read_credential(select_);
  if (!credential) return credential.error();
  return std::optional(std::move(credential).value());
}

Result<void> Credentials::put(const ports::Credential& credential) {
  return upsert_
      .with(blob(credential.hash), static_cast<int>(credential.kind), credential.login,
            credential.label, credential.created_at, credential.expires_at, credential.seen_at)
      .run();
}

Result<void> Credentials::drop(const ports::SecretHash& hash) {
  return delete_.with(blob(hash)).run();
}

Result<void> Credentials::drop_all(const Login& login) { return delete_all_.with(login).run(); }

Result<std::vector<ports::Credential>> Credentials::all() {
  std::vector<ports::Credential> credentials;
  select_all_.reset();
  const Reset at_end(select_all_);
  while (true) {
    auto row = select_all_.step();
    if (!row) return row.error();
    if (!row.value()) return credentials;
    auto credential = read_credential(select_all_);
    if (!credential) return credential.error();
    credentials.push_back(std::move(credential).value());
  }
}

}  // namespace adapters::sqlite
