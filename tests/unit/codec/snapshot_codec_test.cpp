// SPDX-License-Identifier: Apache-2.0

// A case as bytes: it comes back whole, and one flipped bit is always found.

#include "adapters/codec/snapshot_codec.hpp"

#include <catch2/catch.hpp>

#include "adapters/codec/crc32c.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace codec = adapters::codec;

TEST_CASE("snapshot: a case comes back as it was", "[codec]") {
  const auto read = codec::decode_case(codec::encode_case(tests::sample_case()));

  REQUIRE(read);
  CHECK(read.value() == tests::sample_case());
}

TEST_CASE("snapshot: an empty case comes back empty", "[codec]") {
  const auto read = codec::decode_case(codec::encode_case({}));

  REQUIRE(read);
  CHECK(read.value() == engine::model::Case{});
}

TEST_CASE("snapshot: the second version is written and read as on its first day",
          "[codec][golden]") {
  engine::model::Case subject = tests::sample_case();
  subject.photos = {{.photo = tests::sample_photo(),
                     .kind = engine::model::PhotoKind::after,
                     .event = "done",
                     .attached_at = subject.changed_at}};
  subject.reporter_erased = true;
  const std::string bytes = codec::encode_case(subject);

  const std::string kept = tests::golden_bytes("case-2.hex", bytes);

  CHECK(bytes == kept);
  const auto read = codec::decode_case(kept);
  REQUIRE(read);
  CHECK(read.value() == subject);
}

TEST_CASE("snapshot: a case of the first version is read with nothing of the second",
          "[codec][golden]") {
  const auto read = codec::decode_case(tests::golden_bytes("case-1.hex", ""));

  REQUIRE(read);
  CHECK(read.value() == tests::sample_case());
}

TEST_CASE("snapshot: every flipped bit is found", "[codec]") {
  const std::string bytes = codec::encode_case(tests::sample_case());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      const auto read = codec::decode_case(flipped);
      INFO("byte " << at << " bit " << bit);
      REQUIRE_FALSE(read);
      REQUIRE(read.error().code == engine::Errc::corrupt);
    }
  }
}

TEST_CASE("snapshot: bytes that end too early are corrupt wherever they end", "[codec]") {
  const std::string bytes = codec::encode_case(tests::sample_case());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE_FALSE(codec::decode_case(bytes.substr(0, size)));
  }
}

TEST_CASE("crc32c: the check value of RFC 3720", "[codec]") {
  CHECK(codec::crc32c("123456789") == 0xE3069283U);
  CHECK(codec::crc32c("") == 0U);
}

TEST_CASE("crc32c: eight bytes at a time are the same as bit by bit", "[codec]") {
  const auto bit_by_bit = [](std::string_view bytes) {
    std::uint32_t rest = ~0U;
    for (const char byte : bytes) {
      rest ^= static_cast<std::uint8_t>(byte);
      for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ ((rest & 1U) != 0 ? 0x82F63B78U : 0U);
    }
    return ~rest;
  };
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    REQUIRE(codec::crc32c(bytes) == bit_by_bit(bytes));
    bytes.push_back(static_cast<char>(i * 37 + i / 7));
  }
}

}  // namespace
