// SPDX-License-Identifier: Apache-2.0
#pragma once

// What each event does to a case: one function an event, gathered by evolve.
//
// Floor: core; private to it.

#include <string>

#include "engine/model/case.hpp"
#include "engine/model/event.hpp"
#include "engine/model/record.hpp"

namespace engine::core {

struct Occurrence {
  Instant at;
  std::string cause;  ///< For people: "dispatch by d18.clerk".
};

void apply(model::Case& subject, const model::Event& event, const Occurrence& when);

/// What a clock's interval says of the act that opened or closed it.
[[nodiscard]] std::string describe(const model::Cause& cause);

void apply_opened(model::Case& subject, const model::CaseOpened& event);
void apply_step(model::Case& subject, const model::StepTaken& event);

void apply_started(model::Case& subject, const model::ClockStarted& event, const Occurrence& when);
void apply_paused(model::Case& subject, const model::ClockPaused& event, const Occurrence& when);
void apply_resumed(model::Case& subject, const model::ClockResumed& event, const Occurrence& when);
void apply_stopped(model::Case& subject, const model::ClockStopped& event, const Occurrence& when);
void apply_limit(model::Case& subject, const model::ClockLimitChanged& event);
void apply_recomputed(model::Case& subject, const model::ClockRecomputed& event);
void apply_warned(model::Case& subject, const model::ClockWarned& event, const Occurrence& when);
void apply_breached(model::Case& subject, const model::ClockBreached& event,
                    const Occurrence& when);
void apply_exempted(model::Case& subject, const model::ClockExempted& event);

void apply_scheduled(model::Case& subject, const model::SendScheduled& event);
void drop_send(model::Case& subject, const std::string& sendid);
void apply_linked(model::Case& subject, const model::Linked& event);
void apply_child_opened(model::Case& subject, const model::ChildOpened& event);
void apply_photo(model::Case& subject, const model::PhotoAttached& event, Instant at);
void apply_child_ended(model::Case& subject, const model::ChildEnded& event);

}  // namespace engine::core
