// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "engine/base/ensure.hpp"

namespace adapters::codec {

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  ENSURE(done == 1, "SHA-256 is always there");
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[digest.at(i) >> 4U];
    text += digits[digest.at(i) & 15U];
  }
  return text;
}

}  // namespace adapters::codec
