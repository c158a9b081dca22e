// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many messages a client may send: a burst, and so many a second.
//
// Floor:   adapters/stream.
// Time:    instants come in as arguments.
// Threads: one.

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/base/time.hpp"

namespace adapters::stream {

class TokenBucket {
 public:
  explicit TokenBucket(engine::Instant now) : filled_(now) {}

  [[nodiscard]] bool take(engine::Instant now) {
    constexpr auto size = static_cast<double>(engine::bounds::stream_burst_max);
    constexpr auto per_ms = static_cast<double>(engine::bounds::stream_messages_per_second) / 1000;
    const auto passed = std::max(now - filled_, engine::Duration{0});
    tokens_ = std::min(size, tokens_ + static_cast<double>(passed.count()) * per_ms);
    filled_ = std::max(filled_, now);
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double tokens_ = static_cast<double>(engine::bounds::stream_burst_max);
  engine::Instant filled_;
};

}  // namespace adapters::stream
