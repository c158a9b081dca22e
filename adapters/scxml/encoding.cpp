// SPDX-License-Identifier: Apache-2.0
#include "adapters/scxml/encoding.hpp"

#include "engine/chart/expression/text.hpp"

namespace adapters::scxml {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"sv;

enum class Encoding { utf8, utf16_little, utf16_big };

Encoding encoding_of(std::string_view bytes) {
  // Without a mark, XML's first character tells: it is '<'.
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("<\0"sv)) return Encoding::utf16_little;
  if (bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\0<"sv)) return Encoding::utf16_big;
  return Encoding::utf8;
}

char16_t unit_of(char high, char low) {
  return static_cast<char16_t>((static_cast<unsigned char>(high) << 8U) |
                               static_cast<unsigned char>(low));
}

std::optional<std::u16string> units_of(std::string_view bytes, bool little) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    units += little ? unit_of(bytes[at + 1], bytes[at]) : unit_of(bytes[at], bytes[at + 1]);
  }
  if (units.starts_with(u'\uFEFF')) units.erase(0, 1);
  return units;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool little) {
  const std::optional<std::u16string> units = units_of(bytes, little);
  if (!units) return std::nullopt;
  std::string text = engine::chart::expression::to_utf8(*units);
  // Half of a surrogate pair comes out as another character, so it doesn't go back.
  if (engine::chart::expression::to_utf16(text) != *units) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes) {
  const Encoding encoding = encoding_of(bytes);
  if (encoding != Encoding::utf8) return from_utf16(bytes, encoding == Encoding::utf16_little);
  if (!engine::chart::expression::valid_utf8(bytes)) return std::nullopt;
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  return std::string(bytes);
}

}  // namespace adapters::scxml
