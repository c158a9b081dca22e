// SPDX-License-Identifier: Apache-2.0
#include "engine/core/evolve.hpp"

#include <variant>

#include "engine/base/ensure.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/core/apply.hpp"

namespace engine::core {

void apply(model::Case& subject, const model::Event& event, const Occurrence& when) {
  std::visit(
      overloaded{
          [&](const model::CaseOpened& opened) { apply_opened(subject, opened); },
          [&](const model::StepTaken& step) { apply_step(subject, step); },
          [&](const model::ClockStarted& clock) { apply_started(subject, clock, when); },
          [&](const model::ClockPaused& clock) { apply_paused(subject, clock, when); },
          [&](const model::ClockResumed& clock) { apply_resumed(subject, clock, when); },
          [&](const model::ClockStopped& clock) { apply_stopped(subject, clock, when); },
          [&](const model::ClockLimitChanged& clock) { apply_limit(subject, clock); },
          [&](const model::ClockRecomputed& clock) { apply_recomputed(subject, clock); },
          [&](const model::ClockWarned& clock) { apply_warned(subject, clock, when); },
          [&](const model::ClockBreached& clock) { apply_breached(subject, clock, when); },
          [&](const model::ClockExempted& clock) { apply_exempted(subject, clock); },
          [&](const model::SendScheduled& scheduled) { apply_scheduled(subject, scheduled); },
          [&](const model::SendCancelled& cancelled) { drop_send(subject, cancelled.sendid); },
          [&](const model::SendFired& fired) { drop_send(subject, fired.sendid); },
          [&](const model::Linked& linked) { apply_linked(subject, linked); },
          [&](const model::ChildOpened& child) { apply_child_opened(subject, child); },
          [&](const model::ChildEnded& child) { apply_child_ended(subject, child); },
          [&](const model::Notified&) {},  // Told to people; the case itself is as before.
          [&](const model::PhotoAttached& photo) { apply_photo(subject, photo, when.at); },
          [&](const model::ReporterUnmasked&) {},  // Somebody has read; nothing has changed.
          [&](const model::ReporterErased&) { subject.reporter_erased = true; },
          [&](const model::ChartFaulted&) {},  // Shown by health; the case itself is as before.
          [&](const model::CaseMigrated& migrated) { apply_migrated(subject, migrated); },
      },
      event);
}

void evolve(model::Case& subject, const model::Record& record) {
  ENSURE(record.version == subject.version.next(), "a record follows its case without a gap");
  ENSURE(!subject.id || subject.id == record.subject, "a record belongs to its case");
  subject.id = record.subject;
  subject.version = record.version;
  subject.changed_at = record.at;
  apply(subject, *record.event, {record.at, describe(record.cause)});
}

}  // namespace engine::core
