// SPDX-License-Identifier: Apache-2.0
#pragma once

// The answers of one commit as one blob. They resemble each other so much that all together take
// about what one takes alone.
//
//   blob:   u32 bytes of the answers, and they themselves as a zlib stream (RFC 1950)
//   answer: text login, text key, 32 bytes fingerprint, i64 at, u16 status, text body,
//           text location, text etag
//   text:   u32 length and that many bytes of UTF-8
//
// Floor:  adapters/sqlite; private to it. Pure.
// Errors: Errc::corrupt.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/ports/journal.hpp"

namespace adapters::sqlite {

[[nodiscard]] std::string pack_answers(const std::vector<engine::ports::KeptAnswer>& answers);
[[nodiscard]] engine::Result<std::vector<engine::ports::KeptAnswer>> unpack_answers(
    std::string_view blob);

}  // namespace adapters::sqlite
