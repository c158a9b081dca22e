// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/crc32c.hpp"

#include <array>
#include <cstddef>

namespace adapters::codec {
namespace {

constexpr std::uint32_t polynomial = 0x82F63B78U;
constexpr std::size_t stride = 8;

using Table = std::array<std::uint32_t, 256>;

/// tables[k][byte]: what the byte makes of the sum once k more have gone by. So eight bytes need no
/// more than eight look-ups that don't wait for each other ("slicing by 8").
consteval std::array<Table, stride> make_tables() {
  std::array<Table, stride> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ ((rest & 1U) != 0 ? polynomial : 0U);
    tables[0][byte] = rest;
  }
  for (std::size_t k = 1; k < stride; ++k) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 0xFFU];
    }
  }
  return tables;
}

constexpr std::array<Table, stride> tables = make_tables();

std::uint32_t eight_more(std::uint32_t rest, std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < stride; ++i) {
    // The first four meet what is left of those before them.
    const std::uint32_t old = i < 4 ? rest >> (8 * i) : 0;
    sum ^= tables[stride - 1 - i][(old ^ static_cast<std::uint8_t>(bytes[i])) & 0xFFU];
  }
  return sum;
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
  std::uint32_t rest = ~0U;
  for (; bytes.size() >= stride; bytes.remove_prefix(stride)) rest = eight_more(rest, bytes);
  for (const char byte : bytes) {
    rest = (rest >> 8) ^ tables[0][(rest ^ static_cast<std::uint8_t>(byte)) & 0xFFU];
  }
  return ~rest;
}

}  // namespace adapters::codec
