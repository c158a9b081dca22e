// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/crc32c.hpp"
#include "adapters/codec/cursor.hpp"
#include "adapters/codec/record_codec.hpp"
#include "adapters/codec/snapshot_codec.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

namespace codec = adapters::codec;

void records(std::string_view bytes) {
  const auto read = codec::decode_records(bytes);
  if (!read) return;
  const auto written = codec::encode_records(*read);
  const auto again = codec::decode_records(written);
  ENSURE(again && codec::encode_records(*again) == written, "what is written is read back");
  std::size_t found = 0;
  for (const auto& record : *read) {
    const auto own = codec::decode_records_of(bytes, record.subject);
    ENSURE(own && !own->empty(), "each case finds its own records");
    if (++found == 4) break;
  }
}

void snapshot(std::string_view frame) {
  // Nobody would find the checksum by chance: it is given.
  std::string bytes(frame);
  const auto sum = codec::crc32c(frame);
  bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  const auto read = codec::decode_case(bytes);
  if (!read) return;
  const auto written = codec::encode_case(*read);
  const auto again = codec::decode_case(written);
  ENSURE(again && codec::encode_case(*again) == written, "what is written is read back");
}

void cursor(std::string_view text) {
  const auto read = codec::parse_cursor(text);
  if (!read) return;
  const auto again = codec::parse_cursor(codec::cursor_text(*read));
  ENSURE(again && *again == *read, "a cursor is read as it was written");
}

}  // namespace

void record(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto rest = bytes.substr(1);
  switch (bytes.front()) {
    case 's': return snapshot(rest);
    case 'c': return cursor(rest);
    default: return records(rest);
  }
}

}  // namespace fuzz
