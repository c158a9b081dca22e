// SPDX-License-Identifier: Apache-2.0
#pragma once

// How people behave: what somebody does next about a case, and how long they take. They look at
// nothing but the case's row, as a console would show it.
//
// Floor:  tools.
// Source: domain §7.4 (whistles 1–3 % of incidents, about 3 % late), §4 for the rest of the shares.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "engine/directory/role.hpp"
#include "engine/model/row.hpp"
#include "tools/simulate/dice.hpp"
#include "tools/simulate/incident_file.hpp"

namespace tools::simulate {

/// What is filled in. The forms themselves are made when the act is due.
enum class Paper {
  none,
  condition,      ///< How the incident was found to be.
  reason,         ///< Why.
  settled,        ///< An outcome, with what was done.
  transferred,    ///< An outcome: it is for somebody else.
  duplicate,      ///< An outcome: it is another one's duplicate, which nobody knows.
  parent,         ///< Which case it is a duplicate of.
  dispatch,       ///< The departments, as the file or the catalogue says.
  dispatch_lead,  ///< Whose it is by rule or catalogue, and nobody beside.
  whistle,        ///< The type of whistle and the departments.
  plan,           ///< What will be done.
  question,       ///< To the reporter.
  answer,         ///< To the department.
  basis,          ///< Why it is returned, and by which rule.
  ruling_same,    ///< It stays with its department.
  ruling_other,   ///< It goes to another.
  suspension,     ///< Until when, and the plan.
  passed,         ///< The result of verifying: done.
  failed,         ///< The result of verifying: not done.
  rating,         ///< One to five.
};

/// Somebody's next act on a case.
struct Move {
  engine::Instant at;
  engine::directory::Role role = engine::directory::Role::grid_chief;
  std::size_t which = 0;  ///< The first, second … holder of that post.
  std::string_view event;
  Paper paper = Paper::none;
};

/// What a case's people remember of it.
struct Memory {
  std::uint16_t acts = 0;  ///< How often somebody acted on it.
  std::uint8_t refusals = 0;
  bool silent = false;  ///< Left to its clocks from here on.
  // On an incident: what happens once at most.
  bool void_asked = false, sent_down = false, whistled = false, reworked = false, reopened = false;
  std::set<engine::directory::Role> settled_by;  ///< None of them checks or closes it.
  // On a ticket.
  bool returned = false, extended = false, suspended = false, asked = false, reported_in = false,
       planned = false, late = false, appealed = false;
};

/// What they know when they decide.
struct Scene {
  const Incident& incident;
  const engine::model::Row& row;
  engine::Instant now;
  bool parent_known = false;  ///< The incident repeats one that has been raised.
};

/// Nothing: nobody acts, and the clocks decide.
[[nodiscard]] std::optional<Move> next_move(const Scene& scene, Memory& memory, Dice& dice);

}  // namespace tools::simulate
