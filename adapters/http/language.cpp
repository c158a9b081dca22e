// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/language.hpp"

namespace adapters::http {
namespace {

double quality_of(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == std::string_view::npos) return 1.0;
  // Only the first digits decide: "0.8", "1", "0".
  double value = 0;
  double scale = 1;
  bool fraction = false;
  for (const char c : parameters.substr(at + 2)) {
    if (c == '.') {
      fraction = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    if (fraction) scale /= 10;
    value = fraction ? value + scale * (c - '0') : value * 10 + (c - '0');
  }
  return value;
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

Language preferred_language(std::string_view accept_language) {
  double chinese = -1;
  double english = -1;
  while (!accept_language.empty()) {
    const auto comma = accept_language.find(',');
    auto item = accept_language.substr(0, comma);
    const auto blank = item.find_first_not_of(' ');
    item.remove_prefix(blank == std::string_view::npos ? item.size() : blank);
    const double quality = quality_of(item);
    if (begins_with(item, "zh") && quality > chinese) chinese = quality;
    if (begins_with(item, "en") && quality > english) english = quality;
    if (comma == std::string_view::npos) break;
    accept_language.remove_prefix(comma + 1);
  }
  return english > 0 && english > chinese ? Language::en : Language::zh;
}

const std::string& in(Language language, const engine::core::Label& label) {
  return language == Language::zh ? label.zh : label.en;
}

std::string_view in(Language language, const Words& words) {
  return language == Language::zh ? words.zh : words.en;
}

std::string_view tag_of(Language language) { return language == Language::zh ? "zh-CN" : "en"; }

}  // namespace adapters::http
