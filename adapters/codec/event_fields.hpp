// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fields of each event, in the order in which they are stored (case_fields.hpp has the rule).
//
// Floor: adapters/codec; private to it.

#include "adapters/codec/case_fields.hpp"
#include "engine/model/event.hpp"

namespace adapters::codec {

template <class Archive>
void serialize(Archive& archive, engine::model::CaseOpened& event) {
  archive(event.kind, event.number, event.workflow, event.parent, event.facts);
}
template <class Archive>
void serialize(Archive& archive, engine::model::StepTaken& event) {
  archive(event.form, event.exited, event.entered, event.configuration, event.history,
          event.assigned, event.unassigned, event.late_bound, event.invocations, event.generated,
          event.running, event.outward);
}

template <class Archive>
void serialize(Archive& archive, engine::model::ClockStarted& event) {
  archive(event.name, event.limit, event.calendar, event.until, event.due_at, event.warn_at,
          event.since);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockPaused& event) {
  archive(event.name);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockResumed& event) {
  archive(event.name, event.due_at, event.warn_at);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockStopped& event) {
  archive(event.name);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockLimitChanged& event) {
  archive(event.name, event.limit, event.first_limit, event.extension, event.due_at, event.warn_at);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockRecomputed& event) {
  archive(event.name, event.due_at, event.warn_at);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockWarned& event) {
  archive(event.name);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockBreached& event) {
  archive(event.name);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ClockExempted& event) {
  archive(event.name);
}

template <class Archive>
void serialize(Archive& archive, engine::model::SendScheduled& event) {
  archive(event.send);
}
template <class Archive>
void serialize(Archive& archive, engine::model::SendCancelled& event) {
  archive(event.sendid);
}
template <class Archive>
void serialize(Archive& archive, engine::model::SendFired& event) {
  archive(event.sendid);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Linked& event) {
  archive(event.link);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ChildOpened& event) {
  archive(event.child, event.unit);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ChildEnded& event) {
  archive(event.child, event.took_part);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Notified& event) {
  archive(event.event, event.roles, event.data);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ChartFaulted& event) {
  archive(event.what);
}

template <class Archive>
void serialize(Archive& archive, engine::model::PhotoAttached& event) {
  using engine::model::PhotoKind;
  archive(event.photo, ranged(event.kind, PhotoKind::before, PhotoKind::after), event.event);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ReporterUnmasked& event) {
  archive(event.fields, event.reason);
}
template <class Archive>
void serialize(Archive& archive, engine::model::ReporterErased& event) {
  archive(event.reason);
}

}  // namespace adapters::codec
