// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/event_codec.hpp"

#include <string>
#include <variant>

#include "adapters/codec/event_fields.hpp"
#include "engine/base/overloaded.hpp"

namespace adapters::codec {
namespace {

namespace model = engine::model;
using engine::overloaded;

/// Every event's fields are still in their first version.
constexpr std::uint16_t fields_version = 1;

template <class E>
model::Event fields_of(Reader& reader) {
  E event;
  reader(event);
  return event;
}

model::Event read_fields(Reader& reader, EventTag tag) {
  switch (tag) {
    case EventTag::case_opened: return fields_of<model::CaseOpened>(reader);
    case EventTag::step_taken: return fields_of<model::StepTaken>(reader);
    case EventTag::clock_started: return fields_of<model::ClockStarted>(reader);
    case EventTag::clock_paused: return fields_of<model::ClockPaused>(reader);
    case EventTag::clock_resumed: return fields_of<model::ClockResumed>(reader);
    case EventTag::clock_stopped: return fields_of<model::ClockStopped>(reader);
    case EventTag::clock_limit_changed: return fields_of<model::ClockLimitChanged>(reader);
    case EventTag::clock_recomputed: return fields_of<model::ClockRecomputed>(reader);
    case EventTag::clock_warned: return fields_of<model::ClockWarned>(reader);
    case EventTag::clock_breached: return fields_of<model::ClockBreached>(reader);
    case EventTag::clock_exempted: return fields_of<model::ClockExempted>(reader);
    case EventTag::send_scheduled: return fields_of<model::SendScheduled>(reader);
    case EventTag::send_cancelled: return fields_of<model::SendCancelled>(reader);
    case EventTag::send_fired: return fields_of<model::SendFired>(reader);
    case EventTag::linked: return fields_of<model::Linked>(reader);
    case EventTag::child_opened: return fields_of<model::ChildOpened>(reader);
    case EventTag::child_ended: return fields_of<model::ChildEnded>(reader);
    case EventTag::notified: return fields_of<model::Notified>(reader);
    case EventTag::chart_faulted: return fields_of<model::ChartFaulted>(reader);
    case EventTag::photo_attached: return fields_of<model::PhotoAttached>(reader);
    case EventTag::reporter_unmasked: return fields_of<model::ReporterUnmasked>(reader);
    case EventTag::reporter_erased: return fields_of<model::ReporterErased>(reader);
  }
  throw Malformed(engine::Errc::unsupported, "an event of the unknown type " +
                                                 std::to_string(static_cast<int>(tag)) +
                                                 ", written by a newer server; start that one");
}

}  // namespace

EventTag tag_of(const model::Event& event) {
  return std::visit(
      overloaded{
          [](const model::CaseOpened&) { return EventTag::case_opened; },
          [](const model::StepTaken&) { return EventTag::step_taken; },
          [](const model::ClockStarted&) { return EventTag::clock_started; },
          [](const model::ClockPaused&) { return EventTag::clock_paused; },
          [](const model::ClockResumed&) { return EventTag::clock_resumed; },
          [](const model::ClockStopped&) { return EventTag::clock_stopped; },
          [](const model::ClockLimitChanged&) { return EventTag::clock_limit_changed; },
          [](const model::ClockRecomputed&) { return EventTag::clock_recomputed; },
          [](const model::ClockWarned&) { return EventTag::clock_warned; },
          [](const model::ClockBreached&) { return EventTag::clock_breached; },
          [](const model::ClockExempted&) { return EventTag::clock_exempted; },
          [](const model::SendScheduled&) { return EventTag::send_scheduled; },
          [](const model::SendCancelled&) { return EventTag::send_cancelled; },
          [](const model::SendFired&) { return EventTag::send_fired; },
          [](const model::Linked&) { return EventTag::linked; },
          [](const model::ChildOpened&) { return EventTag::child_opened; },
          [](const model::ChildEnded&) { return EventTag::child_ended; },
          [](const model::Notified&) { return EventTag::notified; },
          [](const model::ChartFaulted&) { return EventTag::chart_faulted; },
          [](const model::PhotoAttached&) { return EventTag::photo_attached; },
          [](const model::ReporterUnmasked&) { return EventTag::reporter_unmasked; },
          [](const model::ReporterErased&) { return EventTag::reporter_erased; },
      },
      event);
}

void write_event(Writer& writer, const model::Event& event) {
  const FrameHead head{.tag = static_cast<std::uint16_t>(tag_of(event)), .version = fields_version};
  write_frame(writer, head,
              [&] { std::visit([&writer](const auto& each) { writer(each); }, event); });
}

model::Event read_event(Reader& reader) {
  model::Event event;
  read_frame(reader, [&](FrameHead head) {
    expect(head, {.tag = head.tag, .version = fields_version}, "an event");
    event = read_fields(reader, static_cast<EventTag>(head.tag));
  });
  return event;
}

}  // namespace adapters::codec
