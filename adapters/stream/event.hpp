// SPDX-License-Identifier: Apache-2.0
#pragma once

// A change as the stream keeps it: what decides who hears of it, and the words that they hear.
//
// Floor: adapters/stream. Pure.

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "adapters/stream/frame.hpp"
#include "engine/model/row.hpp"

namespace adapters::stream {

struct Event {
  engine::model::Sequence seq;
  engine::Instant at;
  std::optional<engine::model::Row> before;  ///< Both without the texts that nobody is told.
  engine::model::Row after;
  std::string text;                     ///< The CloudEvent.
  std::map<std::string, Frame> frames;  ///< Made once for all readers with the same queues.
};
using Events = std::deque<Event>;  ///< In the journal's order.

[[nodiscard]] Event event_of(engine::ports::Change change, const WriteInstant& write);
/// About what it takes in memory, frames apart.
[[nodiscard]] std::size_t bytes_of(const Event& event);

}  // namespace adapters::stream
