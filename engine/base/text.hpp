// SPDX-License-Identifier: Apache-2.0
#pragma once

// What people mean by the length of a text.
//
// Floor: base.
// Units: characters are Unicode's code points, not bytes; the text is UTF-8.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace engine {

[[nodiscard]] inline std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace engine
