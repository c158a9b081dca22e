// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

#include "engine/base/ensure.hpp"

namespace adapters::http {
namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    const bool ready =
        context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1;
    ENSURE(ready, "OpenSSL has SHA-256");
  }
  void add(const void* bytes, std::size_t size) {
    const int added = EVP_DigestUpdate(context_.get(), bytes, size);
    ENSURE(added == 1, "a digest takes any bytes");
  }
  [[nodiscard]] Digest take() {
    Digest digest{};
    unsigned size = 0;
    const int done = EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    ENSURE(done == 1 && size == digest.size(), "SHA-256 has 32 bytes");
    return digest;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

Digest digest_of(std::initializer_list<std::string_view> parts) {
  Sha256 digest;
  for (const auto part : parts) {
    const auto size = static_cast<std::uint64_t>(part.size());
    digest.add(&size, sizeof size);
    digest.add(part.data(), part.size());
  }
  return digest.take();
}

Digest sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes.data(), bytes.size());
  return digest.take();
}

Digest keyed_digest(std::string_view key, std::initializer_list<std::string_view> parts) {
  const Digest message = digest_of(parts);
  Digest digest{};
  unsigned size = 0;
  const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(),
                          message.size(), digest.data(), &size);
  ENSURE(done != nullptr && size == digest.size(), "HMAC-SHA-256 has 32 bytes");
  return digest;
}

std::string hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace adapters::http
