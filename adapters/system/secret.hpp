// SPDX-License-Identifier: Apache-2.0
#pragma once

// Secrets that are made, not chosen: the tokens of sessions and machines, and the salts.
//
// Floor:   adapters/system.
// Threads: any.
// Errors:  a system without randomness ends the process.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace adapters::system {

/// 256 random bits, as 43 characters that stand unchanged in a header, a URL or a cookie.
[[nodiscard]] std::string new_secret();
/// SHA-256 of the text: all that the server keeps of it.
[[nodiscard]] std::array<std::uint8_t, 32> hash_of(std::string_view secret);

}  // namespace adapters::system
