// SPDX-License-Identifier: Apache-2.0

// Records as bytes: all that goes in comes out, what was once written is read for ever, and bytes
// that were damaged are refused without harm.

#include "adapters/codec/record_codec.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "adapters/codec/event_codec.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace codec = adapters::codec;
namespace model = engine::model;

TEST_CASE("record: the samples hold one of every event", "[codec]") {
  const auto events = tests::sample_events();

  REQUIRE(events.size() == std::variant_size_v<model::Event>);
  for (std::size_t at = 0; at < events.size(); ++at) CHECK(events[at].index() == at);
}

TEST_CASE("record: every event comes back as it was", "[codec]") {
  for (const model::Record& record : tests::sample_records(model::Sequence(100))) {
    INFO("event " << static_cast<int>(codec::tag_of(*record.event)));
    const auto read = codec::decode_records(codec::encode_records({record}));

    REQUIRE(read);
    REQUIRE(read->size() == 1);
    CHECK(read->front() == record);
  }
}

TEST_CASE("record: empty and missing fields come back empty and missing", "[codec]") {
  const std::vector<model::Record> records = {
      {.event = model::CaseOpened{}},
      {.event = model::StepTaken{}},
      {.event = model::ClockStarted{}},
      {.event = model::Notified{}},
  };

  const auto read = codec::decode_records(codec::encode_records(records));

  REQUIRE(read);
  CHECK(read.value() == records);
}

TEST_CASE("record: no two events share a tag", "[codec]") {
  std::set<codec::EventTag> tags;
  for (const model::Event& event : tests::sample_events()) tags.insert(codec::tag_of(event));

  CHECK(tags.size() == std::variant_size_v<model::Event>);
}

TEST_CASE("record: the first version of every event is written and read as on the first day",
          "[codec][golden]") {
  const auto all = tests::sample_records(model::Sequence(100));
  // Events that came later stand in a file of their own: what was released doesn't change.
  constexpr std::ptrdiff_t first_day = 19;
  const std::vector<model::Record> first(all.begin(), all.begin() + first_day);
  const std::vector<model::Record> later(all.begin() + first_day, all.end());
  for (const auto& [file, records] :
       {std::pair{"records-1.hex", first}, std::pair{"records-2.hex", later}}) {
    const std::string kept = tests::golden_bytes(file, codec::encode_records(records));
    CHECK(codec::encode_records(records) == kept);
    const auto read = codec::decode_records(kept);
    REQUIRE(read);
    CHECK(read.value() == records);
  }
}

TEST_CASE("record: the records of one case are found among others", "[codec]") {
  auto records = tests::sample_records(model::Sequence(1));
  records[3].subject = model::CaseId(7);
  records[9].subject = model::CaseId(7);

  const auto read = codec::decode_records_of(codec::encode_records(records), model::CaseId(7));

  REQUIRE(read);
  CHECK(read.value() == std::vector<model::Record>{records[3], records[9]});
}

TEST_CASE("record: bytes that end too early are corrupt wherever they end", "[codec]") {
  for (const model::Record& record : tests::sample_records(model::Sequence(1))) {
    const std::string bytes = codec::encode_records({record});
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      const auto read = codec::decode_records(bytes.substr(0, size));
      REQUIRE_FALSE(read);
      REQUIRE(read.error().code == engine::Errc::corrupt);
    }
  }
}

TEST_CASE("record: a flipped bit gives an error or another value and never the same one",
          "[codec]") {
  const auto records = tests::sample_records(model::Sequence(1));
  const std::string bytes = codec::encode_records(records);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      // JSON reads 1E2 and 1e2 alike.
      if (bytes[at] == 'E' && flipped[at] == 'e') continue;
      const auto read = codec::decode_records(flipped);
      if (!read) ++refused;
      INFO("byte " << at << " bit " << bit);
      REQUIRE((!read || read.value() != records));
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("record: a length beyond the input is refused before anything is allocated for it",
          "[codec]") {
  std::string bytes = codec::encode_records(
      {{.event = model::ChartFaulted{.what = "a text whose length will be changed"}}});
  const std::size_t length_at = bytes.size() - 35 - 4;
  for (std::size_t at = 0; at < 4; ++at) bytes[length_at + at] = '\x7f';

  const auto read = codec::decode_records(bytes);

  REQUIRE_FALSE(read);
  CHECK(read.error().code == engine::Errc::corrupt);
}

TEST_CASE("record: an event of a newer server is unsupported and not corrupt", "[codec]") {
  std::string bytes = codec::encode_records({{.event = model::ClockPaused{.name = "x"}}});
  const std::size_t tag_at = bytes.size() - 8 - 4 - 1;
  const std::size_t version_at = tag_at + 2;

  SECTION("by its type") { bytes[tag_at] = 99; }
  SECTION("by the version of its fields") { bytes[version_at] = 2; }

  const auto read = codec::decode_records(bytes);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == engine::Errc::unsupported);
}

}  // namespace
