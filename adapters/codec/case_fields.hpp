// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fields of the model's values, in the order in which they are stored. cereal finds these
// functions by the archive's namespace. An order that was released never changes: a new field is a
// new version of every frame that holds it.
//
// Floor: adapters/codec; private to it.

#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>
#include <concepts>
#include <utility>

#include "adapters/codec/archive.hpp"
#include "adapters/codec/json_text.hpp"
#include "engine/model/case.hpp"

namespace adapters::codec {

template <std::same_as<engine::Duration> T>
void save(Writer& writer, const T& duration) {
  writer.number(std::int64_t{duration.count()});
}
template <std::same_as<engine::Duration> T>
void load(Reader& reader, T& duration) {
  duration = T{reader.number<std::int64_t>()};
}

template <std::same_as<engine::Instant> T>
void save(Writer& writer, const T& instant) {
  writer(instant.time_since_epoch());
}
template <std::same_as<engine::Instant> T>
void load(Reader& reader, T& instant) {
  instant = T{engine::Duration{reader.number<std::int64_t>()}};
}

template <class T>
void save(Writer& writer, const engine::Shared<T>& shared) {
  writer(*shared);
}
template <class T>
void load(Reader& reader, engine::Shared<T>& shared) {
  reader(shared.edit());
}

template <class Tag>
void save(Writer& writer, const engine::Number<Tag>& number) {
  writer.number(number.value());
}
template <class Tag>
void load(Reader& reader, engine::Number<Tag>& number) {
  number = engine::Number<Tag>(reader.number<std::uint64_t>());
}

template <class Tag>
void save(Writer& writer, const engine::Code<Tag>& code) {
  writer(code.str());
}
template <class Tag>
void load(Reader& reader, engine::Code<Tag>& code) {
  std::string text;
  reader(text);
  code = engine::Code<Tag>(std::move(text));
}

template <class Archive>
void serialize(Archive& archive, engine::calendar::Limit& limit) {
  using engine::calendar::Unit;
  archive(ranged(limit.unit, Unit::UH, Unit::CD), limit.amount);
}

template <class Archive>
void serialize(Archive& archive, engine::directory::Place& place) {
  archive(place.grid, place.area, place.community, place.street);
}

template <class Archive>
void serialize(Archive& archive, engine::chart::Invocation& invocation) {
  archive(invocation.invokeid, invocation.state, invocation.index);
}

/// As the JSON object that it was when the first journals were written.
inline void save(Writer& writer, const engine::chart::Data& data) {
  save_text(writer, json_text(data));
}
inline void load(Reader& reader, engine::chart::Data& data) {
  boost::json::object object;
  reader(object);
  data = engine::chart::Data(std::move(object));
}

template <class Archive>
void serialize(Archive& archive, engine::chart::Snapshot& session) {
  archive(session.configuration, session.history, session.data, session.entered,
          session.invocations, session.generated, session.running);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Position& position) {
  archive(position.longitude, position.latitude);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Facts& facts) {
  archive(facts.title, facts.description, facts.address, facts.position, facts.place,
          facts.raised_by, facts.raised_at, facts.reporter_commitment);
}

template <class Archive>
void serialize(Archive& archive, engine::model::ClockInterval& interval) {
  archive(interval.from, interval.to, interval.started_by, interval.stopped_by);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Clock& clock) {
  using engine::model::ClockState;
  archive(clock.name, clock.limit, clock.first_limit, clock.calendar,
          ranged(clock.state, ClockState::running, ClockState::stopped), clock.intervals,
          clock.due_at, clock.warn_at, clock.warned_at, clock.breached_at, clock.exempt,
          clock.extensions, clock.until, clock.earlier_breach);
}

template <class Archive>
void serialize(Archive& archive, engine::model::WorkflowRef& workflow) {
  archive(workflow.name, workflow.version);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Outward& outward) {
  archive(outward.stage, outward.level, outward.owner, outward.queues);
}

template <class Archive>
void serialize(Archive& archive, engine::model::PendingSend& send) {
  archive(send.sendid, send.event, send.data, send.due);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Link& link) {
  archive(link.kind, link.other, link.inbound);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Child& child) {
  archive(child.id, child.open, child.unit, child.took_part);
}

template <class Archive>
void serialize(Archive& archive, engine::model::Photo& photo) {
  archive(photo.id, photo.sha256, photo.media, photo.bytes, photo.width, photo.height, photo.by,
          photo.at);
}

template <class Archive>
void serialize(Archive& archive, engine::model::CasePhoto& photo) {
  using engine::model::PhotoKind;
  archive(photo.photo, ranged(photo.kind, PhotoKind::before, PhotoKind::after), photo.event,
          photo.attached_at);
}

/// Without what came in the second version: snapshot_codec.cpp reads those after it.
template <class Archive>
void serialize(Archive& archive, engine::model::Case& subject) {
  archive(subject.id, subject.version, subject.kind, subject.number, subject.workflow,
          subject.parent, subject.facts, subject.session, subject.outward, subject.clocks,
          subject.sends, subject.links, subject.children, subject.changed_at);
}

}  // namespace adapters::codec
