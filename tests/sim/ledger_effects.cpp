// SPDX-License-Identifier: Apache-2.0

// I5, of single records: what each one says has become of its case is so, told field by field.

#include <algorithm>

#include "tests/sim/ledger.hpp"

namespace sim {

namespace model = engine::model;
using model::Case;
using model::Clock;
using model::ClockState;

namespace {

template <class List, class Test>
bool has(const List& list, Test test) {
  return std::any_of(list.begin(), list.end(), test);
}

/// Whether the case is, after the record, as the record says.
struct Effect {
  const Case& after;
  const model::Record& record;

  [[nodiscard]] const Clock* clock(const std::string& name) const { return after.clock(name); }
  [[nodiscard]] bool pending(const std::string& sendid) const {
    return has(after.sends, [&](const auto& each) { return each.sendid == sendid; });
  }
  [[nodiscard]] bool child(engine::model::CaseId id, bool open) const {
    return has(after.children,
               [&](const model::Child& each) { return each.id == id && each.open == open; });
  }

  bool operator()(const model::CaseOpened& event) const {
    return after.id == record.subject && after.kind == event.kind && after.number == event.number &&
           after.workflow == event.workflow && after.parent == event.parent &&
           *after.facts == event.facts;
  }
  bool operator()(const model::StepTaken& event) const {
    const engine::chart::Snapshot& session = after.session;
    for (const auto& member : event.assigned) {
      const auto* value = session.data.if_contains(std::string_view(member.key()));
      if (!value || *value != member.value()) return false;
    }
    return !has(event.unassigned,
                [&](const auto& name) { return session.data.if_contains(name); }) &&
           session.configuration == event.configuration && session.history == event.history &&
           session.entered == event.late_bound && session.running == event.running &&
           session.generated == event.generated && after.outward == event.outward;
  }
  bool operator()(const model::ClockStarted& event) const {
    const Clock* now = clock(event.name);
    return now && now->state == ClockState::running && now->limit == event.limit &&
           now->first_limit == event.limit && now->calendar == event.calendar &&
           now->until == event.until && now->due_at == event.due_at &&
           now->warn_at == event.warn_at && !now->warned_at && !now->breached_at && !now->exempt &&
           now->extensions == 0 && now->intervals.size() == 1 &&
           now->intervals.back().from == event.since.value_or(record.at) &&
           !now->intervals.back().to;
  }
  bool operator()(const model::ClockPaused& event) const {
    const Clock* now = clock(event.name);
    return now && now->state == ClockState::paused && !now->due_at && !now->warn_at &&
           now->intervals.back().to == record.at;
  }
  bool operator()(const model::ClockResumed& event) const {
    const Clock* now = clock(event.name);
    return now && now->state == ClockState::running && now->due_at == event.due_at &&
           now->warn_at == event.warn_at && now->intervals.back().from == record.at &&
           !now->intervals.back().to;
  }
  bool operator()(const model::ClockStopped& event) const {
    const Clock* now = clock(event.name);
    return now && now->state == ClockState::stopped && !now->warn_at && now->intervals.back().to;
  }
  bool operator()(const model::ClockLimitChanged& event) const {
    const Clock* now = clock(event.name);
    return now && now->limit == event.limit && now->first_limit == event.first_limit &&
           now->due_at == event.due_at && now->warn_at == event.warn_at;
  }
  bool operator()(const model::ClockRecomputed& event) const {
    const Clock* now = clock(event.name);
    return now && now->state == ClockState::running && now->due_at == event.due_at &&
           now->warn_at == event.warn_at && !(now->warned_at && now->warn_at);
  }
  bool operator()(const model::ClockWarned& event) const {
    const Clock* now = clock(event.name);
    return now && now->warned_at == record.at && !now->warn_at;
  }
  bool operator()(const model::ClockBreached& event) const {
    const Clock* now = clock(event.name);
    return now && now->breached_at == record.at;
  }
  bool operator()(const model::ClockExempted& event) const {
    const Clock* now = clock(event.name);
    return now && now->exempt;
  }
  bool operator()(const model::SendScheduled& event) const { return pending(event.send.sendid); }
  bool operator()(const model::SendCancelled& event) const { return !pending(event.sendid); }
  bool operator()(const model::SendFired& event) const { return !pending(event.sendid); }
  bool operator()(const model::Linked& event) const {
    return has(after.links, [&](const model::Link& each) { return each == event.link; });
  }
  bool operator()(const model::ChildOpened& event) const { return child(event.child, true); }
  bool operator()(const model::ChildEnded& event) const { return child(event.child, false); }
  bool operator()(const model::PhotoAttached& event) const {
    return !after.photos.empty() &&
           after.photos.back() == model::CasePhoto{event.photo, event.kind, event.event, record.at};
  }
  bool operator()(const model::ReporterErased&) const { return after.reporter_erased; }
  template <class Event>
  bool operator()(const Event&) const {
    return true;  // Of these the case keeps nothing, or nobody here does them.
  }
};

}  // namespace

void Ledger::check_effect(const model::Record& record, const Case& after) {
  const bool stamped = after.version == record.version && after.changed_at == record.at;
  if (stamped && std::visit(Effect{after, record}, *record.event)) return;
  broken("I5", record, "the case is not what the record says");
}

}  // namespace sim
