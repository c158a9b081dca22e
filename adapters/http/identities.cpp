// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/identities.hpp"

#include <mutex>

namespace adapters::http {

namespace ports = engine::ports;

Identities::Identities(ports::Accounts& accounts, ports::Credentials& credentials,
                       SessionRules rules)
    : accounts_(accounts), credentials_(credentials), rules_(rules) {}

engine::Result<void> Identities::load() {
  auto accounts = accounts_.all();
  if (!accounts) return accounts.error();
  auto credentials = credentials_.all();
  if (!credentials) return credentials.error();
  const std::unique_lock lock(mutex_);
  for (const auto& account : *accounts) remember(account);
  for (const auto& credential : *credentials) live_.insert_or_assign(credential.hash, credential);
  return {};
}

void Identities::remember(const ports::Account& account) {
  people_.insert_or_assign(
      account.actor.login.str(),
      Person{account, std::make_shared<const engine::directory::Actor>(account.actor)});
}

bool Identities::live(const ports::Credential& credential, engine::Instant now) const {
  if (now >= credential.expires_at) return false;
  const bool sleeps = credential.kind == ports::CredentialKind::session;
  return !sleeps || now - credential.seen_at < rules_.idle;
}

Identities::ActorPtr Identities::find(const ports::SecretHash& hash, engine::Instant now) {
  const std::unique_lock lock(mutex_);
  const auto found = live_.find(hash);
  if (found == live_.end()) return nullptr;
  if (!live(found->second, now)) return nullptr;
  const auto person = people_.find(found->second.login.str());
  if (person == people_.end() || person->second.account.disabled) return nullptr;
  found->second.seen_at = now;
  return person->second.actor;
}

std::optional<ports::Account> Identities::account(const std::string& login) const {
  const std::shared_lock lock(mutex_);
  const auto found = people_.find(login);
  if (found == people_.end()) return std::nullopt;
  return found->second.account;
}

engine::Result<void> Identities::save(const ports::Credential& credential) {
  auto saved = credentials_.put(credential);
  if (!saved) return saved;
  const std::unique_lock lock(mutex_);
  // Sessions that died are dropped here and there: nobody logs in more often than they end.
  std::erase_if(live_, [this, &credential](const auto& item) {
    return !live(item.second, credential.created_at);
  });
  live_.insert_or_assign(credential.hash, credential);
  return {};
}

engine::Result<void> Identities::drop(const ports::SecretHash& hash) {
  auto dropped = credentials_.drop(hash);
  if (!dropped) return dropped;
  const std::unique_lock lock(mutex_);
  live_.erase(hash);
  return {};
}

engine::Result<void> Identities::save(const ports::Account& account) {
  auto saved = accounts_.put(account);
  if (!saved) return saved;
  const std::unique_lock lock(mutex_);
  remember(account);
  return {};
}

}  // namespace adapters::http
