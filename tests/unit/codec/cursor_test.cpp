// SPDX-License-Identifier: Apache-2.0

// Cursors of lists: ours come back, all others are refused.

#include "adapters/codec/cursor.hpp"

#include <catch2/catch.hpp>

#include "tests/support/model_samples.hpp"

namespace {

namespace codec = adapters::codec;

TEST_CASE("cursor: what was written is read", "[codec]") {
  for (const codec::Cursor& cursor :
       {codec::Cursor{.urgency = codec::urgency_of(tests::sample_time(3)),
       .id = engine::model::CaseId(17)},
        codec::Cursor{.urgency = codec::urgency_of(std::nullopt), .id = engine::model::CaseId(1)},
        codec::Cursor{.urgency = -5, .id = engine::model::CaseId(0)}}) {
    const auto read = codec::parse_cursor(codec::cursor_text(cursor));
    REQUIRE(read);
    CHECK(read.value() == cursor);
  }
}

TEST_CASE("cursor: what is not ours is invalid input", "[codec]") {
  for (const char* text : {"", "_", "1", "1_", "_1", "1_2_3", "a_1", "1_-1", " 1_1", "1_1 ",
                           "99999999999999999999_1", "1_99999999999999999999", "1.5_2"}) {
    INFO(text);
    const auto read = codec::parse_cursor(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == engine::Errc::invalid_input);
  }
}

}  // namespace
