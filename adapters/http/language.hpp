// SPDX-License-Identifier: Apache-2.0
#pragma once

// The language of words to people: Chinese, unless the reader asks for English first.
//
// Floor:  adapters/http. Pure.
// Source: RFC 9110, section 12.5.4 (Accept-Language).

#include <string>
#include <string_view>

#include "engine/core/label.hpp"

namespace adapters::http {

enum class Language { zh, en };

/// A text of our own in both languages.
struct Words {
  std::string_view zh, en;
};

[[nodiscard]] Language preferred_language(std::string_view accept_language);
[[nodiscard]] const std::string& in(Language language, const engine::core::Label& label);
[[nodiscard]] std::string_view in(Language language, const Words& words);
[[nodiscard]] std::string_view tag_of(Language language);  ///< "zh-CN", "en"

}  // namespace adapters::http
