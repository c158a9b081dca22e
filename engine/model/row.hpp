// SPDX-License-Identifier: Apache-2.0
#pragma once

// A case as lists and queues see it: the columns that can be filtered and sorted, and its timers.
// A pure function of the case (core::row_of); written behind the journal.
//
// Floor: model.

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/case.hpp"
#include "engine/model/command.hpp"

namespace engine::model {

struct Timer {
  Instant due;
  TimerKind kind = TimerKind::clock_due;
  std::string name;

  friend bool operator==(const Timer&, const Timer&) = default;
};

struct Row {
  CaseId id, parent;
  std::string kind, number, workflow;
  bool open = true;
  std::vector<std::string> states, queues;
  std::string stage, level, owner;  ///< owner: a role.
  std::string category, outcome, unit, part;
  int severity = 0;
  directory::Place place;
  std::string title, description, address;
  std::string raised_by, claimed_by;
  Instant raised_at, changed_at;
  std::optional<Instant> due_at;  ///< The earliest of its running clocks.
  bool warned = false;            ///< A running clock is over 80 %, none is broken.
  bool overdue = false;           ///< A running clock is broken.
  bool supervised = false;
  std::vector<std::string> units;  ///< The departments of its children.
  std::vector<Timer> timers;

  friend bool operator==(const Row&, const Row&) = default;
};

}  // namespace engine::model
