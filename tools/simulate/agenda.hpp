// SPDX-License-Identifier: Apache-2.0
#pragma once

// What people are going to do, and when. An appointment that a later one replaced is not kept.
//
// Floor: tools.
// Order: by instant, then in the order in which they were made.

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/model/ids.hpp"

namespace tools::simulate {

struct Appointment {
  engine::Instant at;
  std::uint64_t order = 0;
  engine::model::CaseId subject;
  std::uint32_t generation = 0;  ///< Of the plan it belongs to.
};

class Agenda {
 public:
  void add(engine::Instant at, engine::model::CaseId subject, std::uint32_t generation) {
    queue_.push({at, ++made_, subject, generation});
  }
  [[nodiscard]] std::optional<engine::Instant> next() const {
    return queue_.empty() ? std::nullopt : std::optional(queue_.top().at);
  }
  [[nodiscard]] Appointment take() {
    const Appointment first = queue_.top();
    queue_.pop();
    return first;
  }

 private:
  struct Later {
    bool operator()(const Appointment& a, const Appointment& b) const {
      return a.at != b.at ? a.at > b.at : a.order > b.order;
    }
  };
  std::priority_queue<Appointment, std::vector<Appointment>, Later> queue_;
  std::uint64_t made_ = 0;
};

}  // namespace tools::simulate
