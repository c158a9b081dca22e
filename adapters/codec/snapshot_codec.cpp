// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/snapshot_codec.hpp"

#include "adapters/codec/case_fields.hpp"
#include "adapters/codec/crc32c.hpp"
#include "adapters/codec/frame.hpp"

namespace adapters::codec {
namespace {

/// 2: the case's photos, and whether its reporter was erased.
constexpr FrameHead case_head{.tag = case_tag, .version = 2};
/// What most cases fit in: saves growing the string.
constexpr std::size_t usual_bytes = 4096;
constexpr std::size_t checksum_bytes = sizeof(std::uint32_t);

engine::model::Case read_case(std::string_view bytes) {
  if (bytes.size() < checksum_bytes) {
    throw Malformed(engine::Errc::corrupt, "a case's bytes end too early");
  }
  const std::string_view frame = bytes.substr(0, bytes.size() - checksum_bytes);
  if (Reader(bytes.substr(frame.size())).number<std::uint32_t>() != crc32c(frame)) {
    throw Malformed(engine::Errc::corrupt, "a case's checksum does not match its bytes");
  }
  engine::model::Case subject;
  Reader reader(frame);
  read_frame(reader, [&](FrameHead head) {
    expect(head, case_head, "a case");
    reader(subject);
    if (head.version >= 2) reader(subject.photos, subject.reporter_erased);
  });
  return subject;
}

}  // namespace

std::string encode_case(const engine::model::Case& subject) {
  std::string bytes;
  bytes.reserve(usual_bytes);
  Writer writer(bytes);
  write_frame(writer, case_head, [&] { writer(subject, subject.photos, subject.reporter_erased); });
  writer.number(crc32c(bytes));
  return bytes;
}

engine::Result<engine::model::Case> decode_case(std::string_view bytes) {
  return guarded([bytes] { return read_case(bytes); });
}

}  // namespace adapters::codec
