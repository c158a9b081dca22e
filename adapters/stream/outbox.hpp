// SPDX-License-Identifier: Apache-2.0
#pragma once

// What waits to be sent to one reader. It never grows over its bounds: the hub hands events over
// only as they are read, so whoever overflows it asks for answers without reading them.
//
// Floor:   adapters/stream.
// Threads: one.
// Source:  reliability.md §3, row 8.

#include <cstddef>
#include <deque>

#include "adapters/stream/frame.hpp"

namespace adapters::stream {

class Outbox {
 public:
  /// False when it is full: the frame is not kept.
  [[nodiscard]] bool push(Frame frame);
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }
  /// Only when not empty.
  [[nodiscard]] Frame take();

 private:
  std::deque<Frame> waiting_;
  std::size_t bytes_ = 0;
};

}  // namespace adapters::stream
