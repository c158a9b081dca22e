// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/people.hpp"

namespace adapters::memory {
namespace {

namespace ports = engine::ports;
using engine::Error;
using engine::Result;
using engine::directory::Login;

template <class Map, class Key>
std::optional<typename Map::mapped_type> find_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

template <class Map>
std::vector<typename Map::mapped_type> values_of(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

Result<void> count_operation(Data& data) {
  const auto fault = data.next_operation();
  if (fault) return Error(fault->code, "the test asked for it");
  return {};
}

}  // namespace

Result<std::optional<ports::Account>> Accounts::find(const Login& login) {
  const std::lock_guard lock(data_.mutex);
  return find_in(data_.accounts, login);
}

Result<void> Accounts::put(const ports::Account& account) {
  const std::lock_guard lock(data_.mutex);
  if (auto counted = count_operation(data_); !counted) return counted;
  data_.accounts.insert_or_assign(account.actor.login, account);
  return {};
}

Result<std::vector<ports::Account>> Accounts::all() {
  const std::lock_guard lock(data_.mutex);
  return values_of(data_.accounts);
}

Result<std::optional<ports::Credential>> Credentials::find(const ports::SecretHash& hash) {
  const std::lock_guard lock(data_.mutex);
  return find_in(data_.credentials, hash);
}

Result<void> Credentials::put(const ports::Credential& credential) {
  const std::lock_guard lock(data_.mutex);
  if (auto counted = count_operation(data_); !counted) return counted;
  data_.credentials.insert_or_assign(credential.hash, credential);
  return {};
}

Result<void> Credentials::drop(const ports::SecretHash& hash) {
  const std::lock_guard lock(data_.mutex);
  if (auto counted = count_operation(data_); !counted) return counted;
  data_.credentials.erase(hash);
  return {};
}

Result<void> Credentials::drop_all(const Login& login) {
  const std::lock_guard lock(data_.mutex);
  if (auto counted = count_operation(data_); !counted) return counted;
  std::erase_if(data_.credentials, [&](const auto& each) { return each.second.login == login; });
  return {};
}

Result<std::vector<ports::Credential>> Credentials::all() {
  const std::lock_guard lock(data_.mutex);
  return values_of(data_.credentials);
}

}  // namespace adapters::memory
