// SPDX-License-Identifier: Apache-2.0
#pragma once

// A frame around stored fields: which type, in which version of its fields, how many bytes. Tags
// and versions are ours and never reused, so that what was written once is readable for ever.
//
//   u16 tag   u16 version   u32 length   length bytes of fields
//
// Floor:  adapters/codec.
// Errors: throws Malformed.

#include <cstdint>

#include "adapters/codec/archive.hpp"

namespace adapters::codec {

struct FrameHead {
  std::uint16_t tag = 0;
  std::uint16_t version = 0;
};

/// Tags of frames other than events; those of events stand in event_codec.hpp.
inline constexpr std::uint16_t record_tag = 1001;
inline constexpr std::uint16_t case_tag = 1002;

template <class F>
void write_frame(Writer& writer, FrameHead head, F&& fields) {
  writer.number(head.tag);
  writer.number(head.version);
  const std::size_t length_at = writer.position();
  writer.number(std::uint32_t{0});
  fields();
  const std::size_t length = writer.position() - length_at - sizeof(std::uint32_t);
  writer.patch(length_at, static_cast<std::uint32_t>(length));
}

/// `fields(head)` must read the frame to its end.
template <class F>
void read_frame(Reader& reader, F&& fields) {
  const FrameHead head{.tag = reader.number<std::uint16_t>(),
                       .version = reader.number<std::uint16_t>()};
  const std::string_view after = reader.narrow(reader.number<std::uint32_t>());
  fields(head);
  reader.widen(after);
}

/// Refuses a frame of another type, or with fields that this version does not know.
void expect(FrameHead found, FrameHead known, const char* what);

}  // namespace adapters::codec
