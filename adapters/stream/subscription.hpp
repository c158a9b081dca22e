// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a reader wants to hear of, and whether a change concerns them.
//
// Floor: adapters/stream. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/directory/post.hpp"
#include "engine/model/ids.hpp"
#include "engine/model/row.hpp"

namespace adapters::stream {

/// One queue, or one case with what hangs on it.
struct Subscription {
  std::string queue;  ///< Empty: one case.
  engine::model::CaseId case_id;
  std::string text;  ///< As the client wrote it, to be said back.

  [[nodiscard]] bool same(const Subscription& other) const {
    return queue == other.queue && case_id == other.case_id;
  }
};

/// {"subscribe": {"queue": "inbox", "after": 17}}
struct Subscribe {
  Subscription subscription;
  std::optional<engine::model::Sequence> after;
};
/// {"pong": …}: allowed, and means nothing.
struct Pong {};
struct BadMessage {
  std::string why;
};

[[nodiscard]] std::variant<Subscribe, Pong, BadMessage> parse_message(std::string_view text);

/// Whether the change concerns the reader: the row stands, or stood, in the queue; or it is the
/// case or one of its tickets.
[[nodiscard]] bool concerns(const Subscription& subscription, const engine::directory::Actor& actor,
                            const std::optional<engine::model::Row>& before,
                            const engine::model::Row& after);

}  // namespace adapters::stream
