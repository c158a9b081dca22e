// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/search_text.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/base/bounds.hpp"

namespace adapters::codec {
namespace {

/// Not a character: a break.
constexpr char32_t nothing = 0;

struct Decoded {
  char32_t character = nothing;
  std::size_t bytes = 1;
};

Decoded decode_tail(std::string_view text, std::size_t bytes, char32_t head) {
  if (text.size() < bytes) return {};
  char32_t character = head;
  for (std::size_t at = 1; at < bytes; ++at) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if ((byte & 0xC0U) != 0x80U) return {};
    character = (character << 6) | (byte & 0x3FU);
  }
  return {character, bytes};
}

Decoded decode(std::string_view text) {
  const auto byte = static_cast<std::uint8_t>(text.front());
  if (byte < 0x80U) return {byte, 1};
  if ((byte & 0xE0U) == 0xC0U) return decode_tail(text, 2, byte & 0x1FU);
  if ((byte & 0xF0U) == 0xE0U) return decode_tail(text, 3, byte & 0x0FU);
  if ((byte & 0xF8U) == 0xF0U) return decode_tail(text, 4, byte & 0x07U);
  return {};
}

bool between(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

bool is_punctuation(char32_t character) {
  return between(character, 0x80, 0xBF) || between(character, 0x2000, 0x206F) ||
         between(character, 0x3000, 0x303F) || between(character, 0xFE10, 0xFE6F) ||
         between(character, 0xFF5F, 0xFF65) || character == 0xFEFF;
}

char32_t fold(char32_t character) {
  if (between(character, 0xFF01, 0xFF5E)) character -= 0xFEE0;
  if (between(character, U'A', U'Z')) return character + (U'a' - U'A');
  if (between(character, U'a', U'z') || between(character, U'0', U'9')) return character;
  if (character < 0x80 || is_punctuation(character)) return nothing;
  return character;
}

void append(std::string& out, char32_t character) {
  const auto put = [&out](char32_t byte) {
    out += static_cast<char>(static_cast<std::uint8_t>(byte));
  };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0U | (character >> 6));
  } else if (character < 0x10000) {
    put(0xE0U | (character >> 12));
    put(0x80U | ((character >> 6) & 0x3FU));
  } else {
    put(0xF0U | (character >> 18));
    put(0x80U | ((character >> 12) & 0x3FU));
    put(0x80U | ((character >> 6) & 0x3FU));
  }
  put(0x80U | (character & 0x3FU));
}

/// The stretches between breaks, folded.
std::vector<std::u32string> words(std::string_view text) {
  std::vector<std::u32string> found(1);
  while (!text.empty()) {
    const Decoded decoded = decode(text);
    text.remove_prefix(decoded.bytes);
    const char32_t character = fold(decoded.character);
    if (character != nothing) {
      found.back() += character;
    } else if (!found.back().empty()) {
      found.emplace_back();
    }
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

std::string to_utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t character : characters) append(text, character);
  return text;
}

template <class T>
void make_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool has(const std::vector<std::string>& there, const WantedGram& wanted) {
  const auto found = std::lower_bound(there.begin(), there.end(), wanted.text);
  if (found == there.end()) return false;
  return wanted.begins ? found->starts_with(wanted.text) : *found == wanted.text;
}

}  // namespace

/// Grams are sorted as numbers, one character in each half: that is the order of their bytes too.
std::vector<std::string> grams(const std::vector<std::string_view>& fields) {
  std::vector<std::uint64_t> pairs;
  for (const std::string_view field : fields) {
    for (const std::u32string& word : words(field)) {
      for (std::size_t at = 0; at < word.size(); ++at) {
        const std::uint64_t second = at + 1 < word.size() ? word[at + 1] : nothing;
        pairs.push_back(std::uint64_t{word[at]} << 32U | second);
      }
    }
  }
  make_unique(pairs);
  std::vector<std::string> found(pairs.size());
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    append(found[at], static_cast<char32_t>(pairs[at] >> 32U));
    const auto second = static_cast<char32_t>(pairs[at]);
    if (second != nothing) append(found[at], second);
  }
  return found;
}

std::vector<WantedGram> query_grams(std::string_view query) {
  std::vector<WantedGram> wanted;
  for (const std::u32string& word : words(query)) {
    if (word.size() == 1) wanted.push_back({.text = to_utf8(word), .begins = true});
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
      wanted.push_back({.text = to_utf8(std::u32string_view(word).substr(at, 2))});
    }
    if (wanted.size() >= engine::bounds::search_grams_max) break;
  }
  wanted.resize(std::min(wanted.size(), engine::bounds::search_grams_max));
  make_unique(wanted);
  return wanted;
}

bool has_all(const std::vector<std::string>& there, const std::vector<WantedGram>& wanted) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(),
                                        [&](const WantedGram& each) { return has(there, each); });
}

}  // namespace adapters::codec
