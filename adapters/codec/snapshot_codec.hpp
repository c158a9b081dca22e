// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole case as bytes, for its row: frame 1002 with the fields of model::Case, then the CRC32C of
// the frame. A row is only a fold of the journal, so a broken one is rebuilt, not mourned.
//
// Floor:  adapters/codec.
// Errors: Errc::corrupt, or Errc::unsupported for what a newer version wrote.

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/model/case.hpp"

namespace adapters::codec {

[[nodiscard]] std::string encode_case(const engine::model::Case& subject);
[[nodiscard]] engine::Result<engine::model::Case> decode_case(std::string_view bytes);

}  // namespace adapters::codec
