// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the server says on the stream, as text frames that all readers share.
//
// Floor:  adapters/stream. Pure.
// Source: CloudEvents 1.0, JSON format.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/time.hpp"
#include "engine/model/ids.hpp"
#include "engine/ports/surroundings.hpp"

namespace adapters::stream {

using Frame = std::shared_ptr<const std::string>;
/// Writes an instant as the API does, with the county's offset.
using WriteInstant = std::function<std::string(engine::Instant)>;

struct Event;

/// The change as a CloudEvent.
[[nodiscard]] std::string cloud_event(const engine::ports::Change& change,
                                      const WriteInstant& write);
/// The same for a reader who may no longer see the case, and learns only that it left.
[[nodiscard]] std::string departed_event(const Event& event, const WriteInstant& write);

/// `queues`: a JSON array of the reader's queues that hold the case now.
[[nodiscard]] Frame event_frame(engine::model::Sequence seq, std::string_view queues,
                                std::string_view event);
[[nodiscard]] Frame hello_frame(engine::model::Sequence seq, std::string_view time);
/// `what` is the subscription as the client wrote it.
[[nodiscard]] Frame subscribed_frame(std::string_view what, engine::model::Sequence seq);
[[nodiscard]] Frame gap_frame(engine::model::Sequence from, engine::model::Sequence to);
[[nodiscard]] Frame ping_frame(std::string_view time);
/// What is shown must be fetched again.
[[nodiscard]] Frame resync_frame(std::string_view reason);
[[nodiscard]] Frame error_frame(std::string_view what);

}  // namespace adapters::stream
