// SPDX-License-Identifier: Apache-2.0
#pragma once

// The HTTP server: everything on the network side, built from what the engine offers.
//
// Floor:   adapters/http.
// Threads: its own: network threads (one by default) and readers. start(), drain() and the rest
// from
//          the thread that made it.
// Errors:  start() says what is in the way: the port, the certificate, the accounts.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/http/desk.hpp"
#include "adapters/http/pages.hpp"
#include "adapters/http/patience.hpp"

namespace adapters::net {
struct Upgrade;
}

namespace adapters::http {

struct TlsFiles {
  std::string certificate;  ///< PEM, the chain from the server's own up.
  std::string key;          ///< PEM.
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8311;  ///< 0: any free one.
  std::size_t threads = 1;
  std::size_t reader_threads = 2;
  std::optional<TlsFiles> tls;
  std::vector<std::string> hosts;    ///< What Host may say beside known_hosts().
  std::vector<std::string> origins;  ///< Pages allowed beside our own.
  SessionRules sessions;
  bool behind_proxy = false;  ///< Believe who comes from loopback: see trust_proxy().
  Patience patience = {};
  Crowd crowd = {};
  std::size_t streams_per_login = engine::bounds::streams_per_login_max;

  engine::runtime::Service& engine;
  const engine::directory::County& county;
  const engine::core::Workflows& workflows;
  const engine::ports::Clock& clock;
  engine::ports::Log& log;
  engine::ports::Accounts& accounts;
  engine::ports::Credentials& credentials;
  Readers::Factory queries;
  VerifyPassword verify_password;
  std::string dummy_hash;
  std::function<std::string()> new_secret;
  std::function<std::string()> more_metrics;
  std::function<engine::ports::Room()> room;
  PhotoDesk photos;
  engine::ports::Reporters* reporters = nullptr;
  engine::ports::Audit* audit = nullptr;
  std::function<std::optional<std::string>(const std::string&)> hash_password;
  VerificationDesk verification;
  const std::vector<engine::core::prove::Proof>* proofs = nullptr;
  /// Takes a WebSocket over; null: none are taken.
  std::function<void(net::Upgrade&&)> upgrade;
  Pages pages;  ///< What people's browsers see.
};

class Server {
 public:
  explicit Server(Options options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Loads who may log in, binds, and serves. The engine need not have started yet.
  engine::Result<void> start();
  [[nodiscard]] std::uint16_t port() const;
  /// Runs `work` on the network side, in the order of the calls.
  void post(std::function<void()> work);
  /// Runs `job` on a thread that reads lists. False when too many wait already.
  [[nodiscard]] bool read(Readers::Job job);
  /// Takes no more connections, answers what is under way, and stops; cuts what is left after
  /// `deadline`, or once `hurry` says so. Before the engine is stopped: afterwards no answer has
  /// anywhere to go, and none does harm.
  void drain(engine::Duration deadline, const std::function<bool()>& hurry);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace adapters::http
