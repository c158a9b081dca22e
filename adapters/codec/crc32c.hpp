// SPDX-License-Identifier: Apache-2.0
#pragma once

// CRC-32C (Castagnoli): finds flipped bytes in what no hash guards.
//
// Floor:  adapters/codec.
// Source: RFC 3720, appendix B.4 (reflected polynomial 0x82F63B78, check value E3069283).

#include <cstdint>
#include <string_view>

namespace adapters::codec {

[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

}  // namespace adapters::codec
