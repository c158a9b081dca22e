// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/chain.hpp"

#include <openssl/evp.h>

#include <memory>

#include "engine/base/ensure.hpp"

namespace adapters::codec {
namespace {

/// Fails only when memory is out: there is nothing that a caller could do.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    ENSURE(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1,
           "SHA-256 is always there");
  }
  void add(const void* bytes, std::size_t size) {
    ENSURE(EVP_DigestUpdate(context_.get(), bytes, size) == 1, "hashing memory cannot fail");
  }
  template <class T>
  void number(T value) {
    add(&value, sizeof value);
  }
  Hash finish() {
    Hash hash{};
    ENSURE(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1,
           "hashing memory cannot fail");
    return hash;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

Hash chain_hash(const Hash& previous, const BatchHead& head, std::string_view payload) {
  Sha256 sha;
  sha.add(previous.data(), previous.size());
  sha.number(head.first.value());
  sha.number(head.last.value());
  sha.number(std::int64_t{head.recorded_at.time_since_epoch().count()});
  sha.number(head.last_case.value());
  sha.number(std::uint64_t{payload.size()});
  sha.add(payload.data(), payload.size());
  return sha.finish();
}

}  // namespace adapters::codec
