// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/expression/text.hpp"

#include <algorithm>
#include <array>

namespace engine::chart::expression {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t bad = 0xFFFFFFFF;

unsigned byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

std::size_t sequence_length(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool overlong_or_surrogate(char32_t point, std::size_t count) {
  if (count == 3) return point < 0x800 || (point >= 0xD800 && point < 0xE000);
  return count == 4 && (point < 0x10000 || point > 0x10FFFF);
}

/// Reads one code point and moves `at` behind it; `bad`, one byte further, where there is none.
char32_t next_point(std::string_view text, std::size_t& at) {
  constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
  const unsigned lead = byte(text, at);
  const std::size_t count = sequence_length(lead);
  if (count == 0) return ++at, bad;
  char32_t point = lead & lead_bits[count];
  for (std::size_t i = 1; i < count; ++i) {
    const unsigned next = byte(text, at + i);
    if ((next & 0xC0) != 0x80) return ++at, bad;
    point = (point << 6) | (next & 0x3F);
  }
  if (overlong_or_surrogate(point, count)) return ++at, bad;
  at += count;
  return point;
}

void append(std::string& text, char32_t point) {
  const auto put = [&](char32_t bits) {
    text += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | (point >> 6));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

bool space(char32_t c) {
  constexpr std::u32string_view spaces =
      U"\t\n\v\f\r \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF";
  return spaces.find(c) != std::u32string_view::npos || (c >= 0x2000 && c <= 0x200A);
}

/// Letters in a row whose other case stands at a fixed distance.
struct CaseRange {
  char32_t first, last;  ///< Capitals.
  char32_t distance;     ///< From a capital to its small letter.
};
constexpr std::array<CaseRange, 8> case_ranges{{{'A', 'Z', 32},
                                                {0xC0, 0xD6, 32},
                                                {0xD8, 0xDE, 32},
                                                {0x391, 0x3A1, 32},
                                                {0x3A3, 0x3AB, 32},
                                                {0x400, 0x40F, 80},
                                                {0x410, 0x42F, 32},
                                                {0xFF21, 0xFF3A, 32}}};

char32_t lowered(char32_t point) {
  for (const CaseRange& range : case_ranges) {
    if (point >= range.first && point <= range.last) return point + range.distance;
  }
  return point;
}

char32_t raised(char32_t point) {
  for (const CaseRange& range : case_ranges) {
    const char32_t capital = point - range.distance;
    if (point >= range.distance && capital >= range.first && capital <= range.last) return capital;
  }
  return point;
}

std::string mapped(std::string_view text, char32_t (*map)(char32_t)) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_point(text, at);
    append(result, point == bad ? replacement : map(point));
  }
  return result;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (next_point(text, at) == bad) return false;
  }
  return true;
}

bool ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  units.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t point = next_point(text, at);
    if (point == bad) point = replacement;
    if (point < 0x10000) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
  return units;
}

std::string to_utf8(std::u16string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t unit = text[at];
    const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
    if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      append(result, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      ++at;
    } else {
      append(result, unit >= 0xD800 && unit < 0xE000 ? replacement : unit);
    }
  }
  return result;
}

std::size_t length(std::string_view text) {
  return ascii(text) ? text.size() : to_utf16(text).size();
}

std::string part(std::string_view text, std::size_t from, std::size_t to) {
  if (ascii(text)) return std::string(text.substr(from, to - from));
  return to_utf8(std::u16string_view(to_utf16(text)).substr(from, to - from));
}

int compare(std::string_view a, std::string_view b) {
  // Byte order is unit order up to U+D7FF; only beyond may they differ.
  const auto high = [](char c) { return static_cast<unsigned char>(c) >= 0xEE; };
  if (std::any_of(a.begin(), a.end(), high) || std::any_of(b.begin(), b.end(), high)) {
    return to_utf16(a).compare(to_utf16(b));
  }
  return a.compare(b);
}

std::string_view trimmed(std::string_view text) {
  std::size_t first = text.size();
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (space(next_point(text, at))) continue;
    if (first == text.size()) first = start;
    end = at;
  }
  return first == text.size() ? std::string_view{} : text.substr(first, end - first);
}

std::string upper(std::string_view text) { return mapped(text, raised); }
std::string lower(std::string_view text) { return mapped(text, lowered); }

}  // namespace engine::chart::expression
