// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/timer_queue.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

using engine::Instant;
using engine::model::CaseId;
using engine::runtime::TimerQueue;

namespace {

Instant at(int second) { return Instant{std::chrono::seconds{second}}; }

}  // namespace

TEST_CASE("a timer queue gives the earliest timer and of two at once the older case") {
  TimerQueue queue;
  CHECK_FALSE(queue.next_due());
  queue.set(CaseId{2}, at(5));
  queue.set(CaseId{1}, at(5));
  queue.set(CaseId{3}, at(9));
  CHECK(queue.next_due() == at(5));
  CHECK(queue.due_by(at(5)) == CaseId{1});
  CHECK_FALSE(queue.due_by(at(4)));
}

TEST_CASE("a timer that was moved or removed does not come up at its old instant") {
  TimerQueue queue;
  queue.set(CaseId{1}, at(5));
  queue.set(CaseId{2}, at(6));
  queue.set(CaseId{1}, at(7));
  CHECK(queue.due_by(at(6)) == CaseId{2});
  queue.set(CaseId{2}, std::nullopt);
  CHECK_FALSE(queue.due_by(at(6)));
  CHECK(queue.due_by(at(7)) == CaseId{1});
  queue.set(CaseId{1}, at(5));  // Back to where it was once.
  CHECK(queue.due_by(at(5)) == CaseId{1});
  CHECK(queue.size() == 1);
}

TEST_CASE("a timer queue agrees with a sorted map after ten thousand changes") {
  TimerQueue queue;
  std::map<CaseId, Instant> reference;
  std::mt19937 dice(7);
  for (int step = 0; step < 10'000; ++step) {
    const CaseId id{1 + dice() % 200};
    if (dice() % 4 == 0) {
      queue.set(id, std::nullopt);
      reference.erase(id);
    } else {
      const Instant due = at(static_cast<int>(dice() % 1000));
      queue.set(id, due);
      reference.insert_or_assign(id, due);
    }
    REQUIRE(queue.size() == reference.size());
    std::optional<std::pair<Instant, CaseId>> first;
    for (const auto& [each, due] : reference) {
      if (!first || std::pair(due, each) < *first) first = {due, each};
    }
    REQUIRE(queue.next_due().has_value() == first.has_value());
    if (first) REQUIRE(queue.due_by(at(2000)) == first->second);
  }
}
