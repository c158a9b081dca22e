// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happened in a simulation, counted from the committed records and nothing else.
//
// Floor: tools.

#include <cstdint>
#include <map>
#include <string>

#include "engine/model/rejection.hpp"
#include "engine/ports/surroundings.hpp"
#include "tools/simulate/track.hpp"

namespace tools::simulate {

using Counted = std::map<std::string, std::uint64_t>;

/// What people tried.
struct Attempts {
  std::uint64_t commands = 0;
  std::map<std::string, Counted> rejections;  ///< By event, then by reason.

  void reject(const std::string& event, const engine::model::Rejection& rejection);
};

/// What came of it, counted from the records.
struct Counts {
  std::uint64_t records = 0, timers_fired = 0;
  std::uint64_t tickets = 0, returns = 0, adjudications = 0, extensions = 0, suspensions = 0,
                reworks = 0, reopens = 0, duplicates_merged = 0, duplicates_linked = 0;
  std::uint64_t escalated_by_hand = 0, escalated_by_clock = 0, escalated_at_once = 0;
  Counted escalated_to, whistles, breaches, warnings, chart_faults;

  void note(const engine::ports::Change& change, const Tracks::Step& step);

 private:
  void note(const engine::model::Record& record, const Tracks::Step& step);
  void step_taken(const engine::model::Record& record, const engine::model::StepTaken& taken,
                  const Tracks::Step& step);
  void act(const engine::model::Record& record, const engine::model::StepTaken& taken);
  void climb(const engine::model::Record& record, const Tracks::Step& step);
};

/// "not_allowed_now", "not_permitted", …
[[nodiscard]] std::string reason_of(const engine::model::Rejection& rejection);

}  // namespace tools::simulate
