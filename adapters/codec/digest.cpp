// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/digest.hpp"

#include <openssl/evp.h>

#include "engine/base/ensure.hpp"

namespace adapters::codec {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  std::array<std::uint8_t, 32> digest{};
  unsigned size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  ENSURE(done == 1 && size == digest.size(), "SHA-256 is always there");
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned byte : sha256(bytes)) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace adapters::codec
