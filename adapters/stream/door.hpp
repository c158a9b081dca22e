// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where WebSockets come in: each upgrade that HTTP lets through becomes a reader of the hub.
//
// Floor:   adapters/stream.
// Threads: any.

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/stream/hub.hpp"
#include "engine/ports/surroundings.hpp"

namespace adapters::net {
struct Upgrade;
}

namespace adapters::stream {

/// A connection that can be told to go.
class Guest {
 public:
  Guest() = default;
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;
  virtual ~Guest() = default;

  /// `come_again`: when the reader should try the next server.
  virtual void leave(std::chrono::seconds come_again) = 0;
};

class Door {
 public:
  /// At each `tick` a reader is pinged, and it is looked whether they may still be here.
  Door(Hub& hub, const engine::ports::Clock& clock, engine::ports::Log& log, WriteInstant write,
       std::chrono::milliseconds tick = std::chrono::seconds(5));

  void accept(net::Upgrade&& upgrade);
  /// Tells every reader that the server goes away (1001), and lets nobody in any more.
  void close();

  Hub& hub;
  const engine::ports::Clock& clock;
  engine::ports::Log& log;
  const WriteInstant write;
  const std::chrono::milliseconds tick;

 private:
  std::mutex mutex_;
  bool closed_ = false;
  std::vector<std::weak_ptr<Guest>> guests_;
  std::size_t sweep_at_ = 64;
};

}  // namespace adapters::stream
