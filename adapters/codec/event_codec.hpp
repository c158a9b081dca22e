// SPDX-License-Identifier: Apache-2.0
#pragma once

// Events as frames. A tag belongs to one event for ever; cereal's index of a variant would change
// whenever an event is added in the middle.
//
// Floor:  adapters/codec.
// Errors: read_event throws Malformed.

#include "adapters/codec/frame.hpp"
#include "engine/model/event.hpp"

namespace adapters::codec {

enum class EventTag : std::uint16_t {
  case_opened = 1,
  step_taken = 2,
  clock_started = 3,
  clock_paused = 4,
  clock_resumed = 5,
  clock_stopped = 6,
  clock_limit_changed = 7,
  clock_recomputed = 8,
  clock_warned = 9,
  clock_breached = 10,
  clock_exempted = 11,
  send_scheduled = 12,
  send_cancelled = 13,
  send_fired = 14,
  linked = 15,
  child_opened = 16,
  child_ended = 17,
  notified = 18,
  chart_faulted = 19,
  photo_attached = 20,
  reporter_unmasked = 21,
  reporter_erased = 22,
};

[[nodiscard]] EventTag tag_of(const engine::model::Event& event);

void write_event(Writer& writer, const engine::model::Event& event);
[[nodiscard]] engine::model::Event read_event(Reader& reader);

}  // namespace adapters::codec
