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

#include "engine/base/bounds.hpp"

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
  /// How many there may be in all.
  void at_most(std::size_t most);
  [[nodiscard]] std::size_t most() const;
  /// A place for one connection, given back when it is destroyed; null over a bound, of which
  /// `from_there` is that of the address.
  [[nodiscard]] std::shared_ptr<void> admit(const std::string& address, std::size_t from_there);
  void add(const std::weak_ptr<Connection>& connection);

  /// From now on no connection is kept alive. One that was admitted before and is added only now
  /// must look at draining() itself, before it waits for a request.
  void drain();
  [[nodiscard]] bool draining() const { return draining_.load(); }
  [[nodiscard]] std::size_t count() const;

 private:
  void leave(const std::string& address);

  mutable std::mutex mutex_;
  std::atomic<bool> draining_{false};
  std::size_t count_ = 0;
  std::size_t most_ = engine::bounds::connections_max;
  std::map<std::string, std::size_t> by_address_;
  std::vector<std::weak_ptr<Connection>> connections_;
  std::size_t sweep_at_ = 64;
};

}  // namespace adapters::http
