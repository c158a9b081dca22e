// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/zone.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/ensure.hpp"

namespace engine::calendar {
namespace {

LocalTime shifted(Instant at, std::chrono::seconds offset) {
  return LocalTime{at.time_since_epoch() + offset};
}

/// True if both the changes and what the wall shows just before each of them ascend. Changes of
/// offset that lie closer together than they are wide don't exist.
bool ascend(const std::vector<Transition>& transitions) {
  for (std::size_t i = 1; i < transitions.size(); ++i) {
    if (transitions[i].from <= transitions[i - 1].from) return false;
    if (i >= 2 && shifted(transitions[i].from, transitions[i - 1].offset) <=
                      shifted(transitions[i - 1].from, transitions[i - 2].offset)) {
      return false;
    }
  }
  return true;
}

}  // namespace

Zone::Zone(std::string name, std::vector<Transition> transitions)
    : name_(std::move(name)), transitions_(std::move(transitions)) {
  ENSURE(!transitions_.empty(), "a zone has an offset");
  ENSURE(ascend(transitions_), "a zone's transitions ascend");
}

std::chrono::seconds Zone::offset(Instant at) const {
  const auto next = std::upper_bound(
      transitions_.begin(), transitions_.end(), at,
      [](Instant instant, const Transition& transition) { return instant < transition.from; });
  return next == transitions_.begin() ? next->offset : std::prev(next)->offset;
}

LocalTime Zone::to_local(Instant at) const { return shifted(at, offset(at)); }

// The answer is the first instant at which the wall shows `local` or later: the first of two, and
// the jump itself when `local` is jumped over.
Instant Zone::to_instant(LocalTime local) const {
  const auto next = std::partition_point(transitions_.begin() + 1, transitions_.end(),
                                         [&](const Transition& one) {
                                           const Transition& before = *(&one - 1);
                                           return shifted(one.from, before.offset) <= local;
                                         });
  const auto current = std::prev(next);
  const Instant at{local.time_since_epoch() - current->offset};
  return current == transitions_.begin() ? at : std::max(at, current->from);
}

}  // namespace engine::calendar
