// SPDX-License-Identifier: Apache-2.0
#pragma once

// What waits to be sent to one reader. It never grows over its bounds: a reader who is too slow is
// told once to fetch everything again, and cut the second time.
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
  enum class Pushed { queued, resync, too_slow };

  Pushed push(Frame frame);
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }
  /// Only when not empty.
  [[nodiscard]] Frame take();

 private:
  void queue(Frame frame);

  std::deque<Frame> waiting_;
  std::size_t bytes_ = 0;
  bool warned_ = false;
};

}  // namespace adapters::stream
