// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/outbox.hpp"

#include <catch2/catch.hpp>

#include "adapters/stream/token_bucket.hpp"
#include "engine/base/bounds.hpp"

namespace {

namespace bounds = engine::bounds;
using adapters::stream::Frame;
using adapters::stream::Outbox;

Frame frame(std::size_t size) { return std::make_shared<const std::string>(size, 'x'); }

}  // namespace

TEST_CASE("outbox: what fits comes out in order", "[stream]") {
  Outbox outbox;
  const auto first = frame(1);
  const auto second = frame(2);
  CHECK(outbox.push(first));
  CHECK(outbox.push(second));
  CHECK(outbox.take() == first);
  CHECK(outbox.take() == second);
  CHECK(outbox.empty());
}

TEST_CASE("outbox: messages and bytes are bounded", "[stream]") {
  Outbox outbox;
  for (std::size_t count = 0; count < bounds::session_queue_max; ++count) {
    REQUIRE(outbox.push(frame(10)));
  }
  CHECK_FALSE(outbox.push(frame(10)));
  Outbox other;
  CHECK(other.push(frame(bounds::session_queue_bytes_max)));
  CHECK_FALSE(other.push(frame(1)));
  static_cast<void>(other.take());
  CHECK(other.push(frame(1)));
}

TEST_CASE("token bucket: a burst and then so many a second", "[stream]") {
  const engine::Instant start{};
  adapters::stream::TokenBucket bucket(start);
  std::size_t taken = 0;
  while (bucket.take(start)) ++taken;
  CHECK(taken == bounds::stream_burst_max);
  taken = 0;
  while (bucket.take(start + std::chrono::seconds(1))) ++taken;
  CHECK(taken == bounds::stream_messages_per_second);
  CHECK_FALSE(bucket.take(start));
}
