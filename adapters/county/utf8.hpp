// SPDX-License-Identifier: Apache-2.0
#pragma once

// UTF-8 as the tables need it: is it well-formed, and how many characters is it?
//
// Floor:  adapters/county.
// Source: RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.

#include <cstddef>
#include <string_view>

namespace adapters::county {

/// How many bytes from the front are well-formed; all of them in a good text.
[[nodiscard]] std::size_t well_formed_prefix(std::string_view text);

/// Whether this byte begins a character.
[[nodiscard]] constexpr bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace adapters::county
