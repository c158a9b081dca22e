// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/timetable.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "tests/sim/stands.hpp"

namespace sim {
namespace {

using engine::model::Case;
using engine::model::Clock;
using engine::model::ClockState;

enum class Wanted { runs, waits, still, ended };

/// While the case stands in the state, the clock runs, waits (paused), is still (it doesn't run),
/// or has ended, if it ever was.
struct Entry {
  std::string_view state, clock;
  Wanted wanted;
};

constexpr std::array of_incident{
    Entry{"live", "total", Wanted::runs},
    Entry{"triaging", "triage", Wanted::runs},
    Entry{"filed", "take", Wanted::runs},
    Entry{"l1", "level_grid", Wanted::runs},
    Entry{"l2", "level_area", Wanted::runs},
    Entry{"l3", "level_general", Wanted::runs},
    Entry{"l2", "level_grid", Wanted::ended},
    Entry{"l3", "level_area", Wanted::ended},
    Entry{"pending_dispatch", "level_general", Wanted::ended},
    Entry{"whistle_review", "review", Wanted::runs},
    Entry{"routing", "dispatch", Wanted::runs},
    Entry{"ownerless", "ownerless", Wanted::runs},
    Entry{"pending_dispatch", "again", Wanted::ended},
    Entry{"at_departments", "again", Wanted::ended},
    Entry{"checking", "again", Wanted::ended},
    Entry{"at_departments", "void_confirm", Wanted::ended},
    Entry{"at_departments", "dispatch", Wanted::ended},
    Entry{"rework", "chase", Wanted::runs},
    Entry{"feedback", "feedback", Wanted::runs},
    Entry{"feedback", "resolve", Wanted::ended},
    Entry{"feedback", "chase", Wanted::ended},
    Entry{"checking", "verify", Wanted::runs},
    Entry{"check_by_area", "verify_area", Wanted::runs},
    Entry{"pending_close", "close", Wanted::runs},
    Entry{"pending_close", "verify", Wanted::ended},
    Entry{"pending_close", "verify_area", Wanted::ended},
    Entry{"closed", "reopen", Wanted::runs},
    Entry{"closed", "total", Wanted::ended},
    Entry{"closed", "close", Wanted::ended},
    Entry{"to_rate", "rate", Wanted::runs},
    Entry{"kept", "rate", Wanted::ended},
    Entry{"merged", "keep", Wanted::runs},
    Entry{"merged", "total", Wanted::ended},
    Entry{"merged", "resolve", Wanted::ended},
};

constexpr std::array of_ticket{
    Entry{"dispatched", "resolve", Wanted::runs},
    Entry{"dispatched", "claim", Wanted::runs},
    Entry{"held", "resolve", Wanted::runs},
    Entry{"held", "claim", Wanted::ended},
    Entry{"held", "adjudicate", Wanted::ended},
    Entry{"held", "suspension", Wanted::ended},
    Entry{"held", "reporter_answer", Wanted::ended},
    Entry{"waiting_reporter", "resolve", Wanted::waits},
    Entry{"waiting_reporter", "reporter_answer", Wanted::runs},
    Entry{"suspended", "resolve", Wanted::waits},
    Entry{"suspended", "suspension", Wanted::runs},
    Entry{"suspended", "chase", Wanted::still},
    Entry{"disputed", "resolve", Wanted::runs},
    Entry{"disputed", "adjudicate", Wanted::runs},
    Entry{"disputed", "return_window", Wanted::ended},
    Entry{"rework", "resolve", Wanted::runs},
    Entry{"rework", "chase", Wanted::runs},
    Entry{"rework", "claim", Wanted::runs},
    Entry{"no_plea", "approval", Wanted::ended},
    Entry{"plea_at_lead", "approval", Wanted::runs},
    Entry{"plea_at_centre", "approval", Wanted::runs},
    Entry{"resolved", "resolve", Wanted::ended},
    Entry{"resolved", "chase", Wanted::ended},
    Entry{"resolved", "arrive", Wanted::ended},
    Entry{"resolved", "plan", Wanted::ended},
    Entry{"resolved", "keep", Wanted::runs},
    Entry{"at_rest", "appeal", Wanted::ended},
    Entry{"appealed", "appeal", Wanted::runs},
    Entry{"appeal_heard", "appeal", Wanted::runs},
};

constexpr std::array of_routing{
    Entry{"in_force", "rule_review", Wanted::runs},
    Entry{"in_review", "rule_lapse", Wanted::runs},
    Entry{"in_review", "rule_review", Wanted::ended},
};

std::span<const Entry> entries_of(std::string_view kind) {
  if (kind == "incident") return of_incident;
  if (kind == "ticket") return of_ticket;
  if (kind == "routing") return of_routing;
  return {};
}

bool as_wanted(const Clock* clock, Wanted wanted) {
  switch (wanted) {
    case Wanted::runs: return clock && clock->state == ClockState::running;
    case Wanted::waits: return clock && clock->state == ClockState::paused;
    case Wanted::still: return !clock || clock->state != ClockState::running;
    case Wanted::ended: return !clock || clock->state == ClockState::stopped;
  }
  return false;
}

std::string_view told(Wanted wanted) {
  switch (wanted) {
    case Wanted::runs: return " should run";
    case Wanted::waits: return " should wait";
    case Wanted::still: return " should not run";
    case Wanted::ended: return " should have ended";
  }
  return {};
}

/// What a department was granted is in its data and in its clock.
bool ungranted(const Case& subject) {
  const Clock* resolve = subject.clock("resolve");
  return subject.kind == "ticket" && resolve &&
         resolve->extensions != subject.number_of("extensions", 0);
}

}  // namespace

std::string untimely(const Case& subject) {
  if (!subject.open()) {
    const auto goes_on =
        std::find_if(subject.clocks.begin(), subject.clocks.end(),
                     [](const auto& clock) { return clock->state != ClockState::stopped; });
    return goes_on == subject.clocks.end() ? "" : "it has ended, and not its " + (*goes_on)->name;
  }
  for (const Entry& entry : entries_of(subject.kind)) {
    if (!stands_in(subject, entry.state)) continue;
    if (as_wanted(subject.clock(entry.clock), entry.wanted)) continue;
    std::string words = "in '";
    return words.append(entry.state)
        .append("' its clock ")
        .append(entry.clock)
        .append(told(entry.wanted));
  }
  return ungranted(subject) ? "it was granted more time, and its clock knows another number" : "";
}

}  // namespace sim
