// SPDX-License-Identifier: Apache-2.0
#include "engine/base/ensure.hpp"
#include "engine/core/apply.hpp"

namespace engine::core {
namespace {

model::Clock& clock_of(model::Case& subject, const std::string& name) {
  model::Clock* clock = subject.edit_clock(name);
  ENSURE(clock != nullptr, "a clock event names a clock that was started");
  return *clock;
}

void close_interval(model::Clock& clock, const Occurrence& when) {
  if (clock.intervals.empty() || clock.intervals.back().to) return;
  clock.intervals.back().to = when.at;
  clock.intervals.back().stopped_by = when.cause;
}

void open_interval(model::Clock& clock, const Occurrence& when) {
  clock.intervals.push_back(
      {.from = when.at, .to = std::nullopt, .started_by = when.cause, .stopped_by = {}});
}

/// A warning that lies ahead is one that was not given.
void set_instants(model::Clock& clock, std::optional<Instant> due, std::optional<Instant> warn) {
  clock.due_at = due;
  clock.warn_at = warn;
  if (warn) clock.warned_at.reset();
}

}  // namespace

void apply_started(model::Case& subject, const model::ClockStarted& event, const Occurrence& when) {
  model::Clock fresh;
  fresh.name = event.name;
  fresh.limit = event.limit;
  fresh.first_limit = event.limit;
  fresh.calendar = event.calendar;
  fresh.until = event.until;
  fresh.due_at = event.due_at;
  fresh.warn_at = event.warn_at;
  open_interval(fresh, {event.since.value_or(when.at), when.cause});
  if (model::Clock* before = subject.edit_clock(event.name)) {
    fresh.earlier_breach = model::first_breach(*before);
    *before = std::move(fresh);
  } else {
    subject.clocks.push_back(std::move(fresh));
  }
}

void apply_paused(model::Case& subject, const model::ClockPaused& event, const Occurrence& when) {
  model::Clock& clock = clock_of(subject, event.name);
  close_interval(clock, when);
  clock.state = model::ClockState::paused;
  clock.due_at.reset();
  clock.warn_at.reset();
}

void apply_resumed(model::Case& subject, const model::ClockResumed& event, const Occurrence& when) {
  model::Clock& clock = clock_of(subject, event.name);
  open_interval(clock, when);
  clock.state = model::ClockState::running;
  set_instants(clock, event.due_at, event.warn_at);
}

void apply_stopped(model::Case& subject, const model::ClockStopped& event, const Occurrence& when) {
  model::Clock& clock = clock_of(subject, event.name);
  close_interval(clock, when);
  clock.state = model::ClockState::stopped;
  // due_at stays: it says what the limit was when it was met or missed.
  clock.warn_at.reset();
}

void apply_limit(model::Case& subject, const model::ClockLimitChanged& event) {
  model::Clock& clock = clock_of(subject, event.name);
  clock.limit = event.limit;
  clock.first_limit = event.first_limit;
  clock.extensions += event.extension ? 1 : 0;
  set_instants(clock, event.due_at, event.warn_at);
}

void apply_recomputed(model::Case& subject, const model::ClockRecomputed& event) {
  model::Clock& clock = clock_of(subject, event.name);
  set_instants(clock, event.due_at, event.warn_at);
}

void apply_warned(model::Case& subject, const model::ClockWarned& event, const Occurrence& when) {
  model::Clock& clock = clock_of(subject, event.name);
  clock.warned_at = when.at;
  clock.warn_at.reset();
}

void apply_breached(model::Case& subject, const model::ClockBreached& event,
                    const Occurrence& when) {
  clock_of(subject, event.name).breached_at = when.at;
}

void apply_exempted(model::Case& subject, const model::ClockExempted& event) {
  clock_of(subject, event.name).exempt = true;
}

}  // namespace engine::core
