// SPDX-License-Identifier: Apache-2.0
#pragma once

// Records as the payload of a batch: one frame after the other, each an envelope with its event's
// frame inside. The batch's hash guards the bytes, so a record has no checksum of its own.
//
//   frame 1001 v1: u64 sequence, u64 case, u64 version, i64 at, cause, frame of the event
//   cause:         u8 kind, text event, text login, text role, text unit, u64 from
//   text:          u32 length and that many bytes of UTF-8
//
// Floor:  adapters/codec.
// Errors: Errc::corrupt, or Errc::unsupported for what a newer version wrote.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/model/record.hpp"

namespace adapters::codec {

[[nodiscard]] std::string encode_records(const std::vector<engine::model::Record>& records);
[[nodiscard]] engine::Result<std::vector<engine::model::Record>> decode_records(
    std::string_view payload);
/// Those of one case: the others are passed over without being read.
[[nodiscard]] engine::Result<std::vector<engine::model::Record>> decode_records_of(
    std::string_view payload, engine::model::CaseId subject);

}  // namespace adapters::codec
