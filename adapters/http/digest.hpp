// SPDX-License-Identifier: Apache-2.0
#pragma once

// SHA-256, and what is known by its digest only: secrets and the requests behind a key.
//
// Floor: adapters/http. Pure.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace adapters::http {

using Digest = std::array<std::uint8_t, 32>;

/// Over the parts, each led by its length, so that no two lists of parts meet.
[[nodiscard]] Digest digest_of(std::initializer_list<std::string_view> parts);
/// Over the bytes alone: how a session's or token's secret is stored.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// HMAC-SHA-256 over digest_of() the parts: only who has the key can make it.
[[nodiscard]] Digest keyed_digest(std::string_view key,
                                  std::initializer_list<std::string_view> parts);
[[nodiscard]] std::string hex(const Digest& digest);

}  // namespace adapters::http
