// SPDX-License-Identifier: Apache-2.0
#include "tests/support/golden.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tests {
namespace {

constexpr std::size_t bytes_on_a_line = 40;

}  // namespace

std::string to_hex(const std::string& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  std::size_t count = 0;
  for (const char byte : bytes) {
    const auto value = static_cast<std::uint8_t>(byte);
    text += digits[value >> 4];
    text += digits[value & 0xFU];
    if (++count % bytes_on_a_line == 0) text += '\n';
  }
  return text + '\n';
}

std::string from_hex(const std::string& text) {
  std::string digits;
  for (const char each : text) {
    if (each != '\n') digits += each;
  }
  std::string bytes;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
  }
  return bytes;
}

std::string golden_bytes(const std::string& name, const std::string& now) {
  const std::string path = std::string(SHAO_SOURCE_DIR) + "/tests/golden/" + name;
  if (!std::filesystem::exists(path) && std::getenv("SHAO_GOLDEN_WRITE") != nullptr) {
    std::ofstream(path) << to_hex(now);
  }
  std::ifstream file(path);
  return from_hex({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

}  // namespace tests
