// SPDX-License-Identifier: Apache-2.0
#pragma once

// The open connections: how many, from where, and how to close those that are idle.
//
// Floor:   adapters/http.
// Threads: any.

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace adapters::http {

class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  /// Ends it now if it waits for a request, else after the answer it owes.
  virtual void close_when_idle() = 0;
};

class Registry : public std::enable_shared_from_this<Registry> {
 public:
  /// A place for one connection, given back when it is destroyed; null over a bound.
  [[nodiscard]] std::shared_ptr<void> admit(const std::string& address);
  void add(std::weak_ptr<Connection> connection);

  /// From now on no connection is kept alive.
  void drain();
  [[nodiscard]] bool draining() const { return draining_.load(); }
  [[nodiscard]] std::size_t count() const;

 private:
  void leave(const std::string& address);

  mutable std::mutex mutex_;
  std::atomic<bool> draining_{false};
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> by_address_;
  std::vector<std::weak_ptr<Connection>> connections_;
  std::size_t sweep_at_ = 64;
};

}  // namespace adapters::http
