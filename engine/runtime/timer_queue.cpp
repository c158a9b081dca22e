// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/timer_queue.hpp"

#include <algorithm>
#include <functional>

namespace engine::runtime {
namespace {

/// Below this many entries a heap is not worth building anew.
constexpr std::size_t small_heap = 64;
constexpr std::greater<> later;

}  // namespace

void TimerQueue::set(model::CaseId id, std::optional<Instant> due) {
  const auto found = due_of_.find(id);
  if (found != due_of_.end() && due && found->second == *due) return;
  if (due) {
    due_of_.insert_or_assign(id, *due);
    heap_.emplace_back(*due, id);
    std::push_heap(heap_.begin(), heap_.end(), later);
  } else if (found != due_of_.end()) {
    due_of_.erase(found);
  }
  tidy();
}

bool TimerQueue::stands(const Entry& entry) const {
  const auto found = due_of_.find(entry.second);
  return found != due_of_.end() && found->second == entry.first;
}

void TimerQueue::tidy() {
  if (heap_.size() > small_heap && heap_.size() > 2 * due_of_.size()) {
    std::erase_if(heap_, [this](const Entry& entry) { return !stands(entry); });
    std::make_heap(heap_.begin(), heap_.end(), later);
  }
  while (!heap_.empty() && !stands(heap_.front())) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  }
}

std::optional<Instant> TimerQueue::next_due() const {
  return heap_.empty() ? std::nullopt : std::optional(heap_.front().first);
}

std::optional<model::CaseId> TimerQueue::due_by(Instant now) const {
  if (heap_.empty() || heap_.front().first > now) return std::nullopt;
  return heap_.front().second;
}

}  // namespace engine::runtime
