// SPDX-License-Identifier: Apache-2.0
#pragma once

// SHA-256 as text: how a file is known that must not change.
//
// Floor: adapters/codec. Pure.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace adapters::codec {

/// 64 characters, 0 to 9 and a to f.
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace adapters::codec
