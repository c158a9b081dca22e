// SPDX-License-Identifier: Apache-2.0
#pragma once

// Verifies the journal of a running server beside its work, on a thread and a connection of its
// own: the chain of hashes, every record, and SQLite's pages. `shao verify` also compares the rows
// with the fold of the journal, which takes as much memory as all cases.
//
// Floor:   tools.
// Threads: any; made and stopped by one.

#include <future>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/http/verification.hpp"
#include "adapters/sqlite/inspection.hpp"
#include "engine/ports/surroundings.hpp"

namespace tools::shao {

class Verifier {
 public:
  Verifier(std::string folder, const engine::ports::Clock& clock, engine::ports::Log& log);
  ~Verifier();
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;

  /// False: one is under way, or this is being stopped.
  bool begin();
  [[nodiscard]] adapters::http::Verification last() const;
  /// Breaks off the one that is under way.
  void stop();

 private:
  void run();
  [[nodiscard]] adapters::http::Verification look();
  [[nodiscard]] adapters::http::Verification failed(const engine::Error& error);

  const std::string folder_;
  const engine::ports::Clock& clock_;
  engine::ports::Log& log_;
  mutable std::mutex mutex_;  ///< Of what follows.
  adapters::http::Verification last_;
  std::unique_ptr<adapters::sqlite::Inspection> inspection_;  ///< While one is under way.
  bool stopping_ = false;
  std::future<void> running_;
};

}  // namespace tools::shao
