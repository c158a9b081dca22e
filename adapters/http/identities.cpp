// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/identities.hpp"

#include <mutex>

namespace adapters::http {

namespace ports = engine::ports;

namespace {

/// The store learns of a session's use so many times in an idle period: not at each request.
constexpr int refreshes_while_idle = 6;
/// Each costs a write: after a long pause they go little by little.
constexpr std::size_t buried_at_once = 8;

}  // namespace

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
  for (const auto& credential : *credentials) {
    live_.insert_or_assign(credential.hash, Live{credential, credential.seen_at});
  }
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

Identities::Found Identities::find(const ports::SecretHash& hash, engine::Instant now) {
  const std::unique_lock lock(mutex_);
  const auto found = live_.find(hash);
  if (found == live_.end() || !live(found->second.credential, now)) return {};
  auto& [credential, stored_at] = found->second;
  const auto person = people_.find(credential.login.str());
  if (person == people_.end() || person->second.account.disabled) return {};
  credential.seen_at = now;
  const bool refresh = now - stored_at >= rules_.idle / refreshes_while_idle;
  if (refresh) stored_at = now;
  return {person->second.actor, refresh};
}

Identities::ActorPtr Identities::look(const ports::SecretHash& hash, engine::Instant now) const {
  const std::shared_lock lock(mutex_);
  const auto found = live_.find(hash);
  if (found == live_.end() || !live(found->second.credential, now)) return nullptr;
  const auto person = people_.find(found->second.credential.login.str());
  if (person == people_.end() || person->second.account.disabled) return nullptr;
  return person->second.actor;
}

bool Identities::is_session(const ports::SecretHash& hash) const {
  const std::shared_lock lock(mutex_);
  const auto found = live_.find(hash);
  return found != live_.end() && found->second.credential.kind == ports::CredentialKind::session;
}

std::vector<ports::SecretHash> Identities::dead(engine::Instant now) const {
  const std::shared_lock lock(mutex_);
  std::vector<ports::SecretHash> list;
  for (const auto& [hash, each] : live_) {
    if (list.size() == buried_at_once) break;
    if (!live(each.credential, now)) list.push_back(hash);
  }
  return list;
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
  // Who comes in buries some of those who died: nobody logs in more often than sessions end.
  for (const auto& hash : dead(credential.created_at)) {
    if (auto dropped = drop(hash); !dropped) break;  // Another time: this one is saved.
  }
  const std::unique_lock lock(mutex_);
  live_.insert_or_assign(credential.hash, Live{credential, credential.seen_at});
  return {};
}

std::vector<ports::Account> Identities::accounts() const {
  const std::shared_lock lock(mutex_);
  std::vector<ports::Account> list;
  list.reserve(people_.size());
  for (const auto& [login, person] : people_) list.push_back(person.account);
  return list;
}

std::vector<ports::Credential> Identities::tokens() const {
  const std::shared_lock lock(mutex_);
  std::vector<ports::Credential> list;
  for (const auto& [hash, each] : live_) {
    if (each.credential.kind == ports::CredentialKind::token) list.push_back(each.credential);
  }
  return list;
}

engine::Result<void> Identities::refresh(const ports::SecretHash& hash) {
  std::optional<ports::Credential> credential;
  {
    const std::shared_lock lock(mutex_);
    const auto found = live_.find(hash);
    if (found != live_.end()) credential = found->second.credential;
  }
  if (!credential) return {};  // It was dropped meanwhile, and must not come back.
  return credentials_.put(*credential);
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
