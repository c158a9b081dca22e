// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/outbox.hpp"

#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"

namespace adapters::stream {

namespace bounds = engine::bounds;

bool Outbox::push(Frame frame) {
  const bool fits = waiting_.size() < bounds::session_queue_max &&
                    bytes_ + frame->size() <= bounds::session_queue_bytes_max;
  if (!fits) return false;
  bytes_ += frame->size();
  waiting_.push_back(std::move(frame));
  return true;
}

Frame Outbox::take() {
  ENSURE(!waiting_.empty(), "something waits");
  Frame frame = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= frame->size();
  return frame;
}

}  // namespace adapters::stream
