// SPDX-License-Identifier: Apache-2.0
#pragma once

// A time zone as a value: the instants at which its offset from UTC changes.
//
// Floor: calendar. Includes base only. Built by an adapter from the system's zone files.
// Units: offsets in seconds east of UTC.

#include <string>
#include <vector>

#include "engine/base/time.hpp"

namespace engine::calendar {

struct Transition {
  Instant from;                 ///< The first instant at which `offset` holds.
  std::chrono::seconds offset;  ///< UTC + offset = local.
};

class Zone {
 public:
  /// `transitions` ascend, and there is one at least; before the first one, its offset holds.
  Zone(std::string name, std::vector<Transition> transitions);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Transition>& transitions() const { return transitions_; }
  [[nodiscard]] std::chrono::seconds offset(Instant at) const;
  [[nodiscard]] LocalTime to_local(Instant at) const;
  /// A local time that happens twice is the first of the two; one that never happens is the
  /// instant of the jump. So the mapping never goes back.
  [[nodiscard]] Instant to_instant(LocalTime local) const;

 private:
  [[nodiscard]] std::size_t first_candidate(LocalTime local) const;

  std::string name_;
  std::vector<Transition> transitions_;
};

}  // namespace engine::calendar
