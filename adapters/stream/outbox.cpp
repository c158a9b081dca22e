// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/outbox.hpp"

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"

namespace adapters::stream {

namespace bounds = engine::bounds;

void Outbox::queue(Frame frame) {
  bytes_ += frame->size();
  waiting_.push_back(std::move(frame));
}

Outbox::Pushed Outbox::push(Frame frame) {
  const bool fits = waiting_.size() < bounds::session_queue_max &&
                    bytes_ + frame->size() <= bounds::session_queue_bytes_max;
  if (fits) {
    queue(std::move(frame));
    return Pushed::queued;
  }
  waiting_.clear();
  bytes_ = 0;
  if (warned_) return Pushed::too_slow;
  warned_ = true;
  queue(resync_frame());
  return Pushed::resync;
}

Frame Outbox::take() {
  ENSURE(!waiting_.empty(), "something waits");
  Frame frame = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= frame->size();
  return frame;
}

}  // namespace adapters::stream
