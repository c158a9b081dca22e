// SPDX-License-Identifier: Apache-2.0
#include "adapters/system/secret.hpp"

#include <sodium.h>

#include "engine/base/ensure.hpp"

namespace adapters::system {

std::string new_secret() {
  const int ready = sodium_init();
  ENSURE(ready >= 0, "libsodium finds randomness");
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // The terminator that libsodium writes.
  return text;
}

std::array<std::uint8_t, 32> hash_of(std::string_view secret) {
  std::array<std::uint8_t, 32> hash{};
  const std::string bytes(secret);
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  return hash;
}

}  // namespace adapters::system
