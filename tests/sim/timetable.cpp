// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/timetable.hpp"

#include <algorithm>
#include <array>
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
  std::string_view kind, state, clock;
  Wanted wanted;
};

constexpr std::array entries{
    Entry{"incident", "live", "total", Wanted::runs},
    Entry{"incident", "triaging", "triage", Wanted::runs},
    Entry{"incident", "filed", "take", Wanted::runs},
    Entry{"incident", "l1", "level_grid", Wanted::runs},
    Entry{"incident", "l2", "level_area", Wanted::runs},
    Entry{"incident", "l3", "level_general", Wanted::runs},
    Entry{"incident", "l2", "level_grid", Wanted::ended},
    Entry{"incident", "l3", "level_area", Wanted::ended},
    Entry{"incident", "pending_dispatch", "level_general", Wanted::ended},
    Entry{"incident", "whistle_review", "review", Wanted::runs},
    Entry{"incident", "routing", "dispatch", Wanted::runs},
    Entry{"incident", "ownerless", "ownerless", Wanted::runs},
    Entry{"incident", "pending_dispatch", "again", Wanted::ended},
    Entry{"incident", "at_departments", "again", Wanted::ended},
    Entry{"incident", "checking", "again", Wanted::ended},
    Entry{"incident", "at_departments", "void_confirm", Wanted::ended},
    Entry{"incident", "at_departments", "dispatch", Wanted::ended},
    Entry{"incident", "rework", "chase", Wanted::runs},
    Entry{"incident", "feedback", "feedback", Wanted::runs},
    Entry{"incident", "feedback", "resolve", Wanted::ended},
    Entry{"incident", "feedback", "chase", Wanted::ended},
    Entry{"incident", "checking", "verify", Wanted::runs},
    Entry{"incident", "check_by_area", "verify_area", Wanted::runs},
    Entry{"incident", "pending_close", "close", Wanted::runs},
    Entry{"incident", "pending_close", "verify", Wanted::ended},
    Entry{"incident", "pending_close", "verify_area", Wanted::ended},
    Entry{"incident", "closed", "reopen", Wanted::runs},
    Entry{"incident", "closed", "total", Wanted::ended},
    Entry{"incident", "closed", "close", Wanted::ended},
    Entry{"incident", "to_rate", "rate", Wanted::runs},
    Entry{"incident", "kept", "rate", Wanted::ended},
    Entry{"incident", "merged", "keep", Wanted::runs},
    Entry{"incident", "merged", "total", Wanted::ended},
    Entry{"incident", "merged", "resolve", Wanted::ended},
    Entry{"ticket", "dispatched", "resolve", Wanted::runs},
    Entry{"ticket", "dispatched", "claim", Wanted::runs},
    Entry{"ticket", "held", "resolve", Wanted::runs},
    Entry{"ticket", "held", "claim", Wanted::ended},
    Entry{"ticket", "held", "adjudicate", Wanted::ended},
    Entry{"ticket", "held", "suspension", Wanted::ended},
    Entry{"ticket", "held", "reporter_answer", Wanted::ended},
    Entry{"ticket", "waiting_reporter", "resolve", Wanted::waits},
    Entry{"ticket", "waiting_reporter", "reporter_answer", Wanted::runs},
    Entry{"ticket", "suspended", "resolve", Wanted::waits},
    Entry{"ticket", "suspended", "suspension", Wanted::runs},
    Entry{"ticket", "suspended", "chase", Wanted::still},
    Entry{"ticket", "disputed", "resolve", Wanted::runs},
    Entry{"ticket", "disputed", "adjudicate", Wanted::runs},
    Entry{"ticket", "disputed", "return_window", Wanted::ended},
    Entry{"ticket", "rework", "resolve", Wanted::runs},
    Entry{"ticket", "rework", "chase", Wanted::runs},
    Entry{"ticket", "rework", "claim", Wanted::runs},
    Entry{"ticket", "no_plea", "approval", Wanted::ended},
    Entry{"ticket", "plea_at_lead", "approval", Wanted::runs},
    Entry{"ticket", "plea_at_centre", "approval", Wanted::runs},
    Entry{"ticket", "resolved", "resolve", Wanted::ended},
    Entry{"ticket", "resolved", "chase", Wanted::ended},
    Entry{"ticket", "resolved", "arrive", Wanted::ended},
    Entry{"ticket", "resolved", "plan", Wanted::ended},
    Entry{"ticket", "resolved", "keep", Wanted::runs},
    Entry{"ticket", "at_rest", "appeal", Wanted::ended},
    Entry{"ticket", "appealed", "appeal", Wanted::runs},
    Entry{"ticket", "appeal_heard", "appeal", Wanted::runs},
    Entry{"routing", "in_force", "rule_review", Wanted::runs},
    Entry{"routing", "in_review", "rule_lapse", Wanted::runs},
    Entry{"routing", "in_review", "rule_review", Wanted::ended},
};

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
  for (const Entry& entry : entries) {
    if (entry.kind != subject.kind) continue;
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
