// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/utf8.hpp"

namespace adapters::county {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

bool within(unsigned byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

bool continues(std::string_view text, std::size_t at) {
  return within(byte_at(text, at), 0x80, 0xBF);
}

/// The lowest and highest second byte after `lead`: this is where overlong forms (E0, F0),
/// surrogates (ED) and what lies beyond U+10FFFF (F4) are refused.
bool second_fits(unsigned lead, unsigned second) {
  if (lead == 0xE0) return within(second, 0xA0, 0xBF);
  if (lead == 0xED) return within(second, 0x80, 0x9F);
  if (lead == 0xF0) return within(second, 0x90, 0xBF);
  if (lead == 0xF4) return within(second, 0x80, 0x8F);
  return within(second, 0x80, 0xBF);
}

/// The bytes of the character at `at`; 0 where none is well-formed.
std::size_t length_at(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  if (!within(lead, 0xC2, 0xF4) || !second_fits(lead, byte_at(text, at + 1))) return 0;
  if (lead < 0xE0) return 2;
  if (!continues(text, at + 2)) return 0;
  if (lead < 0xF0) return 3;
  return continues(text, at + 3) ? 4 : 0;
}

}  // namespace

std::size_t well_formed_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = length_at(text, at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

}  // namespace adapters::county
