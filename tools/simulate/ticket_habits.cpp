// SPDX-License-Identifier: Apache-2.0
// What departments do about their tickets, and what dispatchers decide about them.
#include <array>

#include "tools/simulate/habits.hpp"

namespace tools::simulate {
namespace {

using engine::Instant;
using engine::directory::Role;
namespace model = engine::model;

bool clock_runs(const model::Row& row, std::string_view name) {
  return std::any_of(row.timers.begin(), row.timers.end(), [&](const model::Timer& timer) {
    return timer.kind == model::TimerKind::clock_due && timer.name == name;
  });
}

/// The row with nothing due but the clock to resolve: what the work itself is measured by.
model::Row with_resolve_due(const model::Row& row) {
  model::Row only;
  for (const model::Timer& timer : row.timers) {
    if (timer.kind == model::TimerKind::clock_due && timer.name == "resolve") {
      only.due_at = timer.due;
    }
  }
  return only;
}

/// The department's own part of the file's fate: nothing of it for what stays open, or is merged.
std::optional<Move> by_fate(const Scene& scene, std::string_view event, Paper paper) {
  const Incident& incident = scene.incident;
  const bool merged = incident.fate == Fate::duplicate && scene.parent_known;
  if (incident.fate == Fate::open || merged) return std::nullopt;
  return Move{.at = std::max(scene.now, *incident.resolved_at),
              .role = Role::department,
              .event = event,
              .paper = paper};
}

std::optional<Move> dispatched(const Scene& scene, Memory& memory, Dice& dice) {
  if (fated(scene)) return by_fate(scene, "claim", Paper::none);
  const Instant at = within(scene, dice, 0.05, 0.8);
  if (dice.chance(0.05)) return std::nullopt;
  if (!memory.returned && dice.chance(0.03)) {
    memory.returned = true;
    return Move{.at = at, .role = Role::department, .event = "return", .paper = Paper::basis};
  }
  return Move{.at = at, .role = Role::department, .event = "claim"};
}

/// What is done before a ticket is resolved, each at most once.
std::optional<Move> beforehand(const Scene& scene, Memory& memory, Dice& dice) {
  const Instant at = within(scene, dice, 0.05, 0.8);
  const auto once = [&](bool& did, double share) {
    if (did) return false;
    did = true;
    return dice.chance(share);
  };
  if (once(memory.reported_in, 0.5) && clock_runs(scene.row, "arrive")) {
    return Move{.at = at, .role = Role::department, .event = "report_in"};
  }
  if (once(memory.planned, 0.9) && clock_runs(scene.row, "plan")) {
    return Move{.at = at, .role = Role::department, .event = "plan", .paper = Paper::plan};
  }
  if (once(memory.extended, 0.02) && clock_runs(scene.row, "resolve")) {
    return Move{.at = at, .role = Role::department, .event = "extend", .paper = Paper::reason};
  }
  if (once(memory.suspended, 0.01)) {
    return Move{.at = at, .role = Role::department, .event = "suspend", .paper = Paper::suspension};
  }
  if (once(memory.asked, 0.02)) {
    return Move{
        .at = at, .role = Role::department, .event = "ask_reporter", .paper = Paper::question};
  }
  return std::nullopt;
}

Paper outcome_of(const Scene& scene) {
  switch (scene.incident.fate) {
    case Fate::transferred: return Paper::transferred;
    case Fate::duplicate: return Paper::duplicate;
    case Fate::walk:
    case Fate::resolved:
    case Fate::open: return Paper::settled;
  }
  return Paper::settled;
}

std::optional<Move> held(const Scene& scene, Memory& memory, Dice& dice) {
  if (fated(scene)) return by_fate(scene, "resolve", outcome_of(scene));
  if (auto move = beforehand(scene, memory, dice)) return move;
  const model::Row row = with_resolve_due(scene.row);
  const Scene work{scene.incident, row, scene.now};
  memory.late = dice.chance(0.03) && row.due_at;
  const Instant at = memory.late ? within(work, dice, 1.05, 1.6) : within(work, dice, 0.1, 0.8);
  return Move{.at = at, .role = Role::department, .event = "resolve", .paper = Paper::settled};
}

std::optional<Move> waiting_reporter(const Scene& scene, Memory&, Dice& dice) {
  const Instant at = within(scene, dice, 0.05, 0.8);
  if (dice.chance(0.2)) return std::nullopt;
  return Move{.at = at, .role = Role::grid_chief, .event = "answer", .paper = Paper::answer};
}

std::optional<Move> disputed(const Scene& scene, Memory&, Dice& dice) {
  const Instant at = within(scene, dice, 0.05, 0.8);
  if (dice.chance(0.05)) return std::nullopt;
  return Move{.at = at,
              .role = Role::dispatcher,
              .event = "adjudicate",
              .paper = dice.chance(0.6) ? Paper::ruling_same : Paper::ruling_other};
}

std::optional<Move> rework(const Scene& scene, Memory&, Dice& dice) {
  return Move{.at = within(scene, dice, 0.05, 0.8), .role = Role::department, .event = "redo"};
}

/// Pleas, and appeals against a breach: mostly granted, sometimes refused, sometimes forgotten.
std::optional<Move> decide(const Scene& scene, Dice& dice, Role role) {
  const Instant at = within(scene, dice, 0.05, 0.8);
  if (dice.chance(0.05)) return std::nullopt;
  if (dice.chance(0.1)) {
    return Move{.at = at, .role = role, .event = "refuse", .paper = Paper::reason};
  }
  return Move{.at = at, .role = role, .event = "approve"};
}

std::optional<Move> by_lead(const Scene& scene, Memory&, Dice& dice) {
  return decide(scene, dice, Role::department_lead);
}
std::optional<Move> by_centre(const Scene& scene, Memory&, Dice& dice) {
  return decide(scene, dice, Role::dispatcher);
}
std::optional<Move> by_supervisor(const Scene& scene, Memory&, Dice& dice) {
  return decide(scene, dice, Role::supervisor);
}

std::optional<Move> at_rest(const Scene& scene, Memory& memory, Dice& dice) {
  if (!memory.late || memory.appealed || !dice.chance(0.3)) return std::nullopt;
  memory.appealed = true;
  return Move{.at = scene.now + std::chrono::hours{4},
              .role = Role::department_lead,
              .event = "appeal",
              .paper = Paper::reason};
}

// A plea comes before the work beside it: its states are active together.
constexpr std::array of_tickets{
    StateHabit{"plea_at_lead", by_lead},  StateHabit{"plea_at_centre", by_centre},
    StateHabit{"dispatched", dispatched}, StateHabit{"held", held},
    StateHabit{"claimed", held},          StateHabit{"handling", held},
    StateHabit{"disputed", disputed},     StateHabit{"waiting_reporter", waiting_reporter},
    StateHabit{"rework", rework},         StateHabit{"at_rest", at_rest},
    StateHabit{"appealed", by_centre},    StateHabit{"appeal_heard", by_supervisor},
};

}  // namespace

std::optional<Move> next_on_ticket(const Scene& scene, Memory& memory, Dice& dice) {
  return by_state(of_tickets, scene, memory, dice);
}

}  // namespace tools::simulate
