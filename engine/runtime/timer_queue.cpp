// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/timer_queue.hpp"

namespace engine::runtime {

void TimerQueue::set(model::CaseId id, std::optional<Instant> due) {
  const auto found = due_of_.find(id);
  if (found != due_of_.end()) {
    if (due && found->second == *due) return;
    order_.erase({found->second, id});
    if (!due) {
      due_of_.erase(found);
      return;
    }
    found->second = *due;
  } else if (due) {
    due_of_.emplace(id, *due);
  }
  if (due) order_.emplace(*due, id);
}

std::optional<Instant> TimerQueue::next_due() const {
  return order_.empty() ? std::nullopt : std::optional(order_.begin()->first);
}

std::optional<model::CaseId> TimerQueue::due_by(Instant now) const {
  if (order_.empty() || order_.begin()->first > now) return std::nullopt;
  return order_.begin()->second;
}

}  // namespace engine::runtime
