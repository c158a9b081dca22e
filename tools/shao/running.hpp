// SPDX-License-Identifier: Apache-2.0
#pragma once

// A running server: its parts, in the order in which they depend on each other.
//
// Floor:   tools.
// Threads: made, started and stopped by one thread; the engine, the network, the readers and the
//          password pool have their own.

#include <atomic>
#include <memory>

#include "adapters/http/server.hpp"
#include "adapters/photo/workshop.hpp"
#include "adapters/sqlite/photo_files.hpp"
#include "adapters/sqlite/store.hpp"
#include "adapters/stream/door.hpp"
#include "adapters/stream/hub.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/disk_watch.hpp"
#include "adapters/system/password.hpp"
#include "engine/core/prove/prove.hpp"
#include "engine/runtime/loop.hpp"
#include "engine/runtime/service.hpp"
#include "tools/shao/listen.hpp"
#include "tools/shao/signals.hpp"
#include "tools/shao/verifier.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {

class Running {
 public:
  Running(World& world, std::unique_ptr<adapters::sqlite::Store> store,
          adapters::system::DiskWatch& disk, const Address& address, engine::ports::Log& log,
          bool demo, const std::vector<engine::core::prove::Proof>& proofs);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Recovers, then listens.
  [[nodiscard]] engine::Result<void> start();
  /// Returns the exit code: when the process is asked to stop, or when the engine had to.
  [[nodiscard]] int run_until_stopped(Signals& signals);
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

 private:
  [[nodiscard]] adapters::stream::WriteInstant write_instant() const;
  [[nodiscard]] adapters::http::Options http_options(const Address& address, bool demo);
  [[nodiscard]] adapters::http::VerifyPassword verify_password(bool demo,
                                                               const std::string& dummy_hash);
  [[nodiscard]] std::string metrics() const;
  void read_past(engine::model::Sequence after, engine::model::Sequence through,
                 const std::function<void(adapters::stream::Pieces::Changes)>& done);
  void stop();
  void warn_of_stale_clocks();
  void keep_house();
  void look_at_disk();

  World& world_;
  const std::vector<engine::core::prove::Proof>& proofs_;
  std::unique_ptr<adapters::sqlite::Store> store_;
  adapters::system::DiskWatch& disk_;  ///< The engine thread's, once it runs.
  engine::ports::Log& log_;
  adapters::system::Clock clock_;
  adapters::system::PasswordPool passwords_;
  adapters::sqlite::PhotoFiles photo_files_;
  adapters::photo::Workshop workshop_;
  Verifier verifier_;
  adapters::stream::Hub hub_;
  engine::runtime::Loop loop_;
  engine::runtime::Service service_;
  engine::runtime::WriterThread writer_;  ///< The loop's; after the service, which it tells.
  adapters::stream::Door door_;
  adapters::http::Server server_;
  // What the engine thread last said of itself, for /metrics.
  std::atomic<std::uint64_t> open_cases_{0}, timers_{0}, last_{0}, log_pages_{0}, free_{0};
  std::atomic<engine::ports::Room> room_{engine::ports::Room::ample};
};

}  // namespace tools::shao
