// SPDX-License-Identifier: Apache-2.0
#pragma once

// Strings as ECMAScript sees them. Ours are UTF-8; positions and lengths count UTF-16 units.
//
// Floor:  chart. Includes std only; no locale.
// Source: ECMA-262, section 6.1.4; Unicode 15.0, UnicodeData.txt for the case mappings.

#include <cstddef>
#include <string>
#include <string_view>

namespace engine::chart::expression {

[[nodiscard]] bool valid_utf8(std::string_view text);
[[nodiscard]] bool ascii(std::string_view text);
[[nodiscard]] std::u16string to_utf16(std::string_view text);
/// Half of a surrogate pair, which UTF-8 can't hold, becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::u16string_view text);

/// In UTF-16 units.
[[nodiscard]] std::size_t length(std::string_view text);
/// The units [from, to); both must be within the length.
[[nodiscard]] std::string part(std::string_view text, std::size_t from, std::size_t to);
/// Less, equal or greater than 0, by UTF-16 units.
[[nodiscard]] int compare(std::string_view a, std::string_view b);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Latin, Greek, Cyrillic and full-width letters; all others have no case that a chart needs.
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace engine::chart::expression
