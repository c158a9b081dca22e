// SPDX-License-Identifier: Apache-2.0
#pragma once

// Passwords as argon2id keeps them, and the one thread that checks them: two checks at a time would
// take both cores of a small machine.
//
// Floor:   adapters/system.
// Threads: hash_password() and verify_password() take 25 ms wherever they run; PasswordPool::verify
//          from any thread.
// Source:  OWASP Password Storage: argon2id, 19 MiB, t=2.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "engine/base/result.hpp"

namespace adapters::system {

/// Errc::unavailable  There is no memory for it.
[[nodiscard]] engine::Result<std::string> hash_password(const std::string& password);
[[nodiscard]] bool verify_password(const std::string& hash, const std::string& password);

class PasswordPool {
 public:
  using Done = std::function<void(bool)>;

  PasswordPool();
  ~PasswordPool();
  PasswordPool(const PasswordPool&) = delete;
  PasswordPool& operator=(const PasswordPool&) = delete;

  /// Ends the thread after the check that runs now; those that wait are dropped.
  void stop();
  /// Calls `done` from the pool's thread. False when too many wait already: it will not be called.
  [[nodiscard]] bool verify(std::string hash, std::string password, Done done);

 private:
  struct Check {
    std::string hash, password;
    Done done;
  };
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Check> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace adapters::system
