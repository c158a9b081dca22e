// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes of a document as UTF-8.
//
// Floor:  adapters/scxml.
// Source: XML 1.0, section 4.3.3 and appendix F (how an encoding is recognised).

#include <optional>
#include <string>
#include <string_view>

namespace adapters::scxml {

/// From UTF-8 or UTF-16, with or without a byte order mark, which is left out. None for anything
/// else, and for what is broken.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes);

}  // namespace adapters::scxml
