// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/archive.hpp"

namespace adapters::codec {

void Reader::read(void* into, std::size_t size) {
  if (size > rest_.size()) throw Malformed(engine::Errc::corrupt, "the bytes end too early");
  if (size > 0) std::memcpy(into, rest_.data(), size);
  rest_.remove_prefix(size);
}

std::uint32_t Reader::length() {
  const auto size = number<std::uint32_t>();
  if (size > rest_.size()) {
    throw Malformed(engine::Errc::corrupt, "a length is greater than what is left");
  }
  return size;
}

std::string_view Reader::narrow(std::size_t size) {
  if (size > rest_.size()) throw Malformed(engine::Errc::corrupt, "a frame ends too early");
  const std::string_view after = rest_.substr(size);
  rest_ = rest_.substr(0, size);
  return after;
}

void Reader::widen(std::string_view after) {
  if (!rest_.empty()) throw Malformed(engine::Errc::corrupt, "a frame holds more than its fields");
  rest_ = after;
}

}  // namespace adapters::codec
