// SPDX-License-Identifier: Apache-2.0
#pragma once

// A county of two grids, and the network side around an engine whose store keeps nothing.

#include <atomic>
#include <map>
#include <string>

#include "adapters/http/desk.hpp"
#include "adapters/http/router.hpp"
#include "adapters/memory/beside.hpp"
#include "adapters/memory/data.hpp"
#include "engine/directory/county.hpp"
#include "engine/runtime/loop.hpp"
#include "engine/runtime/service.hpp"

namespace test {

[[nodiscard]] engine::directory::County county();
[[nodiscard]] engine::directory::Actor actor(engine::directory::Role role, std::string scope);
[[nodiscard]] engine::model::Case incident();

class Clock final : public engine::ports::Clock {
 public:
  [[nodiscard]] engine::Instant now() const override { return engine::Instant(at.load()); }
  std::atomic<engine::Duration> at{};
};

class Log final : public engine::ports::Log {
 public:
  void write(engine::ports::Severity, std::string_view, const std::vector<Field>&) override {}
};

class Accounts final : public engine::ports::Accounts {
 public:
  engine::Result<std::optional<engine::ports::Account>> find(
      const engine::directory::Login& login) override;
  engine::Result<void> put(const engine::ports::Account& account) override;
  engine::Result<std::vector<engine::ports::Account>> all() override;

  std::map<std::string, engine::ports::Account> kept;
};

class Credentials final : public engine::ports::Credentials {
 public:
  engine::Result<std::optional<engine::ports::Credential>> find(
      const engine::ports::SecretHash& hash) override;
  engine::Result<void> put(const engine::ports::Credential& credential) override;
  engine::Result<void> drop(const engine::ports::SecretHash& hash) override;
  engine::Result<void> drop_all(const engine::directory::Login& login) override;
  engine::Result<std::vector<engine::ports::Credential>> all() override;

  std::map<engine::ports::SecretHash, engine::ports::Credential> kept;
};

/// A journal, rows and listeners that take everything and know nothing.
class Nowhere final : public engine::ports::Journal,
                      public engine::ports::CaseRows,
                      public engine::ports::Publisher {
 public:
  engine::Result<void> append(const engine::ports::Batch& batch) override;
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override;
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override;
  bool may_hold(const engine::ports::IdempotencyKey& key) const override;
  engine::Result<engine::ports::JournalEnd> end() override;
  engine::Result<void> forget_answers(engine::Instant before) override;
  engine::Result<void> project(const engine::ports::Projection& projection) override;
  engine::Result<std::optional<engine::model::Case>> load(engine::model::CaseId id) override;
  engine::Result<engine::model::Sequence> projected_through() override;
  engine::Result<void> visit_open(const std::function<void(engine::model::Case)>& visit) override;
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& visit) override;
  void publish(std::vector<engine::ports::Change> changes) override;
};

/// Lists that hold the one incident of this file, and remember what they were asked.
class Queries final : public engine::ports::Queries {
 public:
  engine::Result<engine::ports::Listed> list(const engine::model::ListFilter& filter,
                                             const engine::ports::Page& page) override;
  engine::Result<std::uint64_t> count(const engine::model::ListFilter& filter) override;
  engine::Result<std::map<std::string, std::uint64_t>> count_by(
      const engine::model::ListFilter& filter, const std::string& column) override;
  engine::Result<std::vector<engine::ports::StoredCase>> load(
      const std::vector<engine::model::CaseId>& ids) override;
  engine::Result<std::vector<engine::model::Record>> trail(engine::model::CaseId id) override;
  engine::Result<std::vector<engine::model::Record>> journal(engine::model::Sequence from,
                                                             std::size_t max_batches) override;
};

/// The network side as the server builds it, without sockets. Passwords are checked by comparing.
class Bench {
 public:
  Bench();
  ~Bench();

  /// Sends a request and waits for its answer.
  [[nodiscard]] adapters::http::Response ask(const adapters::http::Router& router,
                                             const std::string& raw_head,
                                             const std::string& body = "");
  void add_account(const std::string& login, const std::string& password,
                   std::vector<engine::directory::Post> posts);
  /// A header that proves to be `login`.
  [[nodiscard]] std::string token_of(const std::string& login);

  Clock clock;
  Log log;
  Accounts accounts;
  Credentials credentials;
  engine::directory::County county = test::county();
  engine::core::Workflows workflows;
  Nowhere nowhere;
  engine::runtime::Loop loop;
  engine::runtime::Service engine;
  adapters::http::Identities identities;
  adapters::http::Readers readers;
  adapters::http::Metrics metrics;
  adapters::http::LoginBrake brake;
  adapters::memory::Data kept;
  adapters::memory::Audit audit{kept};
  adapters::http::Verification verified;  ///< Found sound as soon as it is begun.
  std::vector<engine::core::prove::Proof> proofs;
  adapters::http::Desk desk;
};

[[nodiscard]] std::string header(const adapters::http::Response& response, const std::string& name);

}  // namespace test
