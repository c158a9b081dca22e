// SPDX-License-Identifier: Apache-2.0
// What the three levels, the dispatchers and the leaders do about an incident, state by state.
#include <array>

#include "tools/simulate/habits.hpp"

namespace tools::simulate {
namespace {

using engine::Instant;
using engine::directory::Role;

/// Before dispatch the file's incidents lose no time; the others take a part of what they have.
Instant before_dispatch(const Scene& scene, Dice& dice) {
  const Instant at = within(scene, dice, 0.05, 0.7);
  return fated(scene) ? scene.now : at;
}

bool merges_at_once(const Scene& scene) {
  return scene.incident.fate == Fate::open && scene.parent_known;
}

std::optional<Move> merge(const Scene& scene, Instant at) {
  return Move{.at = std::max(at, scene.now),
              .role = Role::dispatcher,
              .event = "merge",
              .paper = Paper::parent};
}

std::optional<Move> reported_in_grid(const Scene& scene, Memory& memory, Dice& dice) {
  if (merges_at_once(scene)) return merge(scene, scene.now);
  Move move{.at = before_dispatch(scene, dice), .event = "file", .paper = Paper::condition};
  if (memory.void_asked) return Move{.at = move.at, .role = Role::dispatcher, .event = "void"};
  if (whim(scene, dice, 0.03)) return std::nullopt;
  if (whim(scene, dice, 0.005)) {
    memory.void_asked = true;
    return Move{.at = move.at, .event = "request_void", .paper = Paper::reason};
  }
  if (whim(scene, dice, 0.5)) {
    memory.settled_by.insert(Role::grid_chief);
    return Move{.at = move.at, .event = "done", .paper = Paper::settled};
  }
  if (whim(scene, dice, 0.25)) return Move{.at = move.at, .event = "verify_exists"};
  return move;
}

std::optional<Move> reported_at_desk(const Scene& scene, Memory&, Dice& dice) {
  if (merges_at_once(scene)) return merge(scene, scene.now);
  const Instant at = before_dispatch(scene, dice);
  if (whim(scene, dice, 0.03)) return std::nullopt;
  return Move{.at = at, .role = Role::dispatcher, .event = "file", .paper = Paper::condition};
}

std::optional<Move> verifying(const Scene& scene, Memory&, Dice& dice) {
  return Move{.at = before_dispatch(scene, dice), .event = "file", .paper = Paper::condition};
}

std::optional<Move> filed(const Scene& scene, Memory&, Dice& dice) {
  const Instant at = before_dispatch(scene, dice);
  if (whim(scene, dice, 0.03)) return std::nullopt;
  return Move{.at = at, .event = "take"};
}

/// What a rung of the ladder decides: settle it, send it down, or pass it on with `upward`.
std::optional<Move> rung(const Scene& scene, Memory& memory, Dice& dice, const Move& upward,
                         double settles) {
  const Instant at = before_dispatch(scene, dice);
  Move move = upward;
  move.at = at;
  if (whim(scene, dice, 0.08)) return std::nullopt;
  if (whim(scene, dice, settles)) {
    move.event = "done";
    move.paper = Paper::settled;
    memory.settled_by.insert(upward.role);
  } else if (upward.role == Role::area_chief && !memory.sent_down && whim(scene, dice, 0.05)) {
    move.event = "send_down";
    move.paper = Paper::reason;
    memory.sent_down = true;
  }
  return move;
}

std::optional<Move> l1(const Scene& scene, Memory& memory, Dice& dice) {
  return rung(scene, memory, dice,
              {.role = Role::grid_chief, .event = "escalate", .paper = Paper::reason}, 0.6);
}

std::optional<Move> l2(const Scene& scene, Memory& memory, Dice& dice) {
  return rung(scene, memory, dice,
              {.role = Role::area_chief, .event = "escalate", .paper = Paper::reason}, 0.4);
}

std::optional<Move> l3(const Scene& scene, Memory& memory, Dice& dice) {
  Move upward{.role = Role::general_chief, .event = "to_dispatch"};
  if (!memory.whistled && whim(scene, dice, 0.14)) {
    memory.whistled = true;
    upward.event = "whistle";
    upward.paper = Paper::whistle;
  }
  return rung(scene, memory, dice, upward, 0.15);
}

std::optional<Move> whistle_review(const Scene& scene, Memory&, Dice& dice) {
  const Instant at = before_dispatch(scene, dice);
  if (whim(scene, dice, 0.05)) return std::nullopt;
  if (whim(scene, dice, 0.05)) {
    return Move{.at = at, .role = Role::leader, .event = "refuse", .paper = Paper::reason};
  }
  return Move{.at = at, .role = Role::leader, .event = "approve"};
}

std::optional<Move> routing(const Scene& scene, Memory&, Dice& dice) {
  const Instant at = before_dispatch(scene, dice);
  if (whim(scene, dice, 0.04)) return std::nullopt;
  if (whim(scene, dice, 0.01))
    return Move{.at = at, .role = Role::dispatcher, .event = "ownerless", .paper = Paper::reason};
  const bool alone = whim(scene, dice, 0.6);
  return Move{.at = at,
              .role = Role::dispatcher,
              .event = "dispatch",
              .paper = alone ? Paper::dispatch_lead : Paper::dispatch};
}

std::optional<Move> ownerless(const Scene& scene, Memory&, Dice& dice) {
  return Move{.at = before_dispatch(scene, dice),
              .role = Role::dispatcher,
              .event = "dispatch",
              .paper = Paper::dispatch};
}

/// The departments have it. Only a duplicate is still the dispatcher's to end.
std::optional<Move> at_departments(const Scene& scene, Memory&, Dice&) {
  if (merges_at_once(scene)) return merge(scene, scene.now);
  if (scene.incident.fate != Fate::duplicate || !scene.parent_known) return std::nullopt;
  return merge(scene, *scene.incident.resolved_at);
}

std::optional<Move> feedback(const Scene& scene, Memory& memory, Dice& dice) {
  const Instant at = within(scene, dice, 0.05, 0.7);
  if (whim(scene, dice, 0.02)) return std::nullopt;
  if (!memory.reworked && whim(scene, dice, 0.02)) {
    memory.reworked = true;
    return Move{.at = at, .role = Role::dispatcher, .event = "reject", .paper = Paper::reason};
  }
  return Move{.at = at, .role = Role::dispatcher, .event = "accept"};
}

/// Nobody looks at their own work: then it is left to the clock.
std::optional<Move> check(const Scene& scene, Memory& memory, Dice& dice, Role role) {
  const Instant at = within(scene, dice, 0.05, 0.7);
  if (memory.settled_by.contains(role) || whim(scene, dice, 0.02)) return std::nullopt;
  const bool fails = !memory.reworked && whim(scene, dice, 0.02);
  memory.reworked = memory.reworked || fails;
  return Move{.at = at,
              .role = role,
              .event = "verify_fixed",
              .paper = fails ? Paper::failed : Paper::passed};
}

std::optional<Move> check_by_grid(const Scene& scene, Memory& memory, Dice& dice) {
  return check(scene, memory, dice, Role::grid_chief);
}

/// What the area's chief settled, the grid's chief looks at, though late.
std::optional<Move> check_by_area(const Scene& scene, Memory& memory, Dice& dice) {
  return check(scene, memory, dice,
               memory.settled_by.contains(Role::area_chief) ? Role::grid_chief : Role::area_chief);
}

std::optional<Move> close_at_centre(const Scene& scene, Memory&, Dice& dice) {
  return Move{.at = within(scene, dice, 0.05, 0.7), .role = Role::dispatcher, .event = "close"};
}

/// The street closes what the grid settled; what its own chief settled, somebody else must close.
std::optional<Move> close_at_street(const Scene& scene, Memory& memory, Dice& dice) {
  if (memory.settled_by.contains(Role::general_chief)) return close_at_centre(scene, memory, dice);
  return Move{.at = within(scene, dice, 0.05, 0.7), .role = Role::general_chief, .event = "close"};
}

std::optional<Move> rate(const Scene& scene, Dice& dice, Role role) {
  const Instant at = within(scene, dice, 0.01, 0.6);
  if (dice.chance(0.3)) return std::nullopt;
  return Move{.at = at, .role = role, .event = "rate", .paper = Paper::rating};
}

std::optional<Move> rate_at_grid(const Scene& scene, Memory&, Dice& dice) {
  return rate(scene, dice, Role::grid_chief);
}
std::optional<Move> rate_at_area(const Scene& scene, Memory&, Dice& dice) {
  return rate(scene, dice, Role::area_chief);
}
std::optional<Move> rate_at_street(const Scene& scene, Memory&, Dice& dice) {
  return rate(scene, dice, Role::general_chief);
}
std::optional<Move> rate_at_centre(const Scene& scene, Memory&, Dice& dice) {
  return rate(scene, dice, Role::dispatcher);
}

std::optional<Move> kept(const Scene& scene, Memory& memory, Dice& dice) {
  if (memory.reopened || !whim(scene, dice, 0.007)) return std::nullopt;
  memory.reopened = true;
  return Move{.at = within(scene, dice, 0.1, 0.8),
              .role = Role::dispatcher,
              .event = "reopen",
              .paper = Paper::reason};
}

constexpr std::array of_incidents{
    StateHabit{"reported_in_grid", reported_in_grid},
    StateHabit{"reported_at_desk", reported_at_desk},
    StateHabit{"verifying", verifying},
    StateHabit{"filed", filed},
    StateHabit{"l1", l1},
    StateHabit{"l2", l2},
    StateHabit{"l3", l3},
    StateHabit{"whistle_review", whistle_review},
    StateHabit{"routing", routing},
    StateHabit{"ownerless", ownerless},
    StateHabit{"dispatched", at_departments},
    StateHabit{"handling", at_departments},
    StateHabit{"rework", at_departments},
    StateHabit{"feedback", feedback},
    StateHabit{"check_by_grid", check_by_grid},
    StateHabit{"check_by_area", check_by_area},
    StateHabit{"close_at_centre", close_at_centre},
    StateHabit{"close_at_street", close_at_street},
    StateHabit{"rate_at_grid", rate_at_grid},
    StateHabit{"rate_at_area", rate_at_area},
    StateHabit{"rate_at_street", rate_at_street},
    StateHabit{"rate_at_centre", rate_at_centre},
    StateHabit{"kept", kept},
};

}  // namespace

std::optional<Move> next_on_incident(const Scene& scene, Memory& memory, Dice& dice) {
  return by_state(of_incidents, scene, memory, dice);
}

}  // namespace tools::simulate
