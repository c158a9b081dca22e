// SPDX-License-Identifier: Apache-2.0
#include "engine/base/bounds.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/stream/room.hpp"

namespace fuzz {
namespace {

namespace stream_ns = adapters::stream;

constexpr std::size_t messages_most = 64;
constexpr std::uint64_t events = 20;

/// What the session does with a message; the reader parses each frame that it hears.
void understand(test::Room& room, std::string_view text) {
  const auto message = stream_ns::parse_message(text);
  if (const auto* bad = std::get_if<stream_ns::BadMessage>(&message)) {
    ENSURE(!bad->why.empty(), "a refusal says why");
    room.reader->hear(stream_ns::error_frame(bad->why));
  }
  if (const auto* wanted = std::get_if<stream_ns::Subscribe>(&message)) {
    ENSURE(wanted->subscription.queue.empty() != (wanted->subscription.case_id.value() == 0),
           "a subscription is to a queue or to a case");
    room.hub.subscribe(*room.reader, *wanted);
  }
}

}  // namespace

void stream(std::string_view bytes) {
  test::Room room;
  for (std::uint64_t seq = 1; seq <= events; ++seq) room.tell(seq, "G1", false);
  std::size_t count = 0;
  while (!bytes.empty() && count++ < messages_most) {
    const auto end = bytes.find('\n');
    understand(room, bytes.substr(0, end));
    bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
  }
  room.tell(events + 1, "G1", true);
  room.read();
  for (const auto seq : room.reader->seqs()) {
    ENSURE(seq >= 1 && seq <= events + 1, "only what happened is told");
  }
}

}  // namespace fuzz
