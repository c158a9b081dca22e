// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which case has something due first. Timers are state of their cases; this is only an index over
// each case's earliest one, rebuilt from the cases at any time.
//
// Floor:   runtime.
// Order:   by (due, case id), and within a case by the order of its row: total, and the same after
//          every recovery.
// Cost:    a heap in one piece of memory. An entry that was moved or removed stays in it until it
//          comes up, or until half of the heap is of that kind.
// Threads: the engine thread only.

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/model/ids.hpp"

namespace engine::runtime {

class TimerQueue {
 public:
  /// Sets, moves or (without a due instant) removes the entry of one case.
  void set(model::CaseId id, std::optional<Instant> due);
  [[nodiscard]] std::optional<Instant> next_due() const;
  /// The case that is due first, if it is due by `now`.
  [[nodiscard]] std::optional<model::CaseId> due_by(Instant now) const;
  [[nodiscard]] std::size_t size() const { return due_of_.size(); }

 private:
  using Entry = std::pair<Instant, model::CaseId>;

  [[nodiscard]] bool stands(const Entry& entry) const;
  /// Afterwards the heap's first entry stands.
  void tidy();

  std::vector<Entry> heap_;  ///< Least first.
  std::unordered_map<model::CaseId, Instant> due_of_;
};

}  // namespace engine::runtime
