// SPDX-License-Identifier: Apache-2.0
#include "engine/core/row.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/base/planted.hpp"
#include "engine/core/authorize.hpp"

namespace engine::core {
namespace {

bool running(const model::Clock& clock) { return clock.state == model::ClockState::running; }

/// A limit is kept at its due instant and broken one step of time later (ADR 0006).
Instant first_late(Instant due) { return due + Duration{1}; }

void add_clock(const model::Clock& clock, model::Row& row) {
  if (!running(clock)) return;
  if (clock.breached_at && !clock.exempt) row.overdue = true;
  if (clock.warned_at && !clock.breached_at) row.warned = true;
  if (clock.due_at && (!row.due_at || *clock.due_at < *row.due_at)) row.due_at = clock.due_at;
  if (clock.warn_at && !clock.warned_at) {
    row.timers.push_back({*clock.warn_at, model::TimerKind::clock_warn, clock.name});
  }
  if (clock.due_at && (!clock.breached_at || PLANTED("timer_fires_twice"))) {
    row.timers.push_back({clock.until ? *clock.due_at : first_late(*clock.due_at),
                          model::TimerKind::clock_due, clock.name});
  }
}

void add_timers(const model::Case& subject, model::Row& row) {
  if (!subject.open()) return;
  for (const model::Clock& clock : subject.clocks) add_clock(clock, row);
  for (const model::PendingSend& send : subject.sends) {
    row.timers.push_back({send.due, model::TimerKind::send, send.sendid});
  }
  if (row.overdue) row.warned = false;
  std::stable_sort(row.timers.begin(), row.timers.end(),
                   [](const model::Timer& a, const model::Timer& b) { return a.due < b.due; });
}

void add_data(const model::Case& subject, model::Row& row) {
  row.category = subject.text("category");
  row.outcome = subject.text("outcome");
  row.unit = subject.text("department");
  row.part = subject.text("part");
  row.claimed_by = subject.text("claimed_by");
  row.severity = subject.number_of("severity", 0);
  row.supervised = subject.flag("supervised");
}

}  // namespace

model::Row row_of(const model::Case& subject) {
  model::Row row;
  row.id = subject.id;
  row.parent = subject.parent;
  row.kind = subject.kind;
  row.number = subject.number;
  row.workflow = subject.workflow.name;
  row.open = subject.open();
  row.states = subject.session.configuration;
  row.queues = subject.outward.queues;
  row.stage = subject.outward.stage;
  row.level = subject.outward.level;
  row.owner = subject.outward.owner;
  row.place = subject.facts->place;
  row.title = subject.facts->title;
  row.description = subject.facts->description;
  row.address = subject.facts->address;
  row.raised_by = subject.facts->raised_by.str();
  row.raised_at = subject.facts->raised_at;
  row.changed_at = subject.changed_at;
  for (const model::Child& child : subject.children) {
    if (child.took_part && !child.unit.empty()) row.units.push_back(child.unit);
  }
  add_data(subject, row);
  add_timers(subject, row);
  return row;
}

}  // namespace engine::core
