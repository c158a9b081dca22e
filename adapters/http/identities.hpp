// SPDX-License-Identifier: Apache-2.0
#pragma once

// Accounts and live credentials in memory, in front of their ports: a request must not wait for the
// engine thread only to learn who sent it.
//
// Floor:   adapters/http.
// Time:    instants come in as arguments.
// Threads: find(), touch() and the like from any thread; load() before the server starts; save()
// and
//          drop() on the engine thread, which owns the one writing connection.
// Errors:  memory changes only after the store has.

#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/ports/accounts.hpp"

namespace adapters::http {

struct SessionRules {
  engine::Duration idle = std::chrono::minutes(30);
  engine::Duration absolute = std::chrono::hours(12);
};

class Identities {
 public:
  using ActorPtr = std::shared_ptr<const engine::directory::Actor>;

  Identities(engine::ports::Accounts& accounts, engine::ports::Credentials& credentials,
             SessionRules rules);

  engine::Result<void> load();

  struct Found {
    ActorPtr actor;        ///< Null: the secret is unknown, or no longer live.
    bool refresh = false;  ///< The store should learn that it is still in use: see refresh().
  };
  /// Who carries this secret at `now`; being asked keeps a session awake.
  [[nodiscard]] Found find(const engine::ports::SecretHash& hash, engine::Instant now);
  /// The same for one who only listens: it keeps no session awake.
  [[nodiscard]] ActorPtr look(const engine::ports::SecretHash& hash, engine::Instant now) const;
  /// Whether it is a live session, and not a machine's token.
  [[nodiscard]] bool is_session(const engine::ports::SecretHash& hash) const;
  [[nodiscard]] std::optional<engine::ports::Account> account(const std::string& login) const;
  [[nodiscard]] std::vector<engine::ports::Account> accounts() const;   ///< By their logins.
  [[nodiscard]] std::vector<engine::ports::Credential> tokens() const;  ///< Of machines; by hash.
  [[nodiscard]] const SessionRules& rules() const { return rules_; }

  engine::Result<void> save(const engine::ports::Credential& credential);
  /// Stores when the credential was last seen, so that a restart ends no session that is in use.
  engine::Result<void> refresh(const engine::ports::SecretHash& hash);
  engine::Result<void> drop(const engine::ports::SecretHash& hash);
  /// Takes a changed account over: its sessions go on with the new posts, or end if it is disabled.
  engine::Result<void> save(const engine::ports::Account& account);

 private:
  struct Person {
    engine::ports::Account account;
    ActorPtr actor;
  };
  struct Live {
    engine::ports::Credential credential;
    engine::Instant stored_at;  ///< When the store last learned of it.
  };
  void remember(const engine::ports::Account& account);
  [[nodiscard]] std::vector<engine::ports::SecretHash> dead(engine::Instant now) const;
  [[nodiscard]] bool live(const engine::ports::Credential& credential, engine::Instant now) const;

  engine::ports::Accounts& accounts_;
  engine::ports::Credentials& credentials_;
  const SessionRules rules_;
  mutable std::shared_mutex mutex_;
  std::map<std::string, Person, std::less<>> people_;
  std::map<engine::ports::SecretHash, Live> live_;
};

}  // namespace adapters::http
