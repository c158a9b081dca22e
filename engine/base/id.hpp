// SPDX-License-Identifier: Apache-2.0
#pragma once

// Strong names: a CaseId is not a Sequence, a grid's code is not a department's.
//
// Floor: base.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace engine {

/// A number with a meaning. Zero means "none".
template <class Tag>
class Number {
 public:
  constexpr Number() = default;
  constexpr explicit Number(std::uint64_t value) : value_(value) {}
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
  [[nodiscard]] constexpr explicit operator bool() const { return value_ != 0; }
  [[nodiscard]] constexpr Number next() const { return Number{value_ + 1}; }
  friend constexpr auto operator<=>(const Number&, const Number&) = default;

 private:
  std::uint64_t value_ = 0;
};

/// A code that people wrote: kept as it stands, compared byte by byte. Empty means "none".
template <class Tag>
class Code {
 public:
  Code() = default;
  explicit Code(std::string text) : text_(std::move(text)) {}
  explicit Code(std::string_view text) : text_(text) {}
  explicit Code(const char* text) : text_(text) {}
  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  friend auto operator<=>(const Code&, const Code&) = default;

 private:
  std::string text_;
};

}  // namespace engine

template <class Tag>
struct std::hash<engine::Number<Tag>> {
  std::size_t operator()(engine::Number<Tag> number) const noexcept {
    return std::hash<std::uint64_t>{}(number.value());
  }
};
template <class Tag>
struct std::hash<engine::Code<Tag>> {
  std::size_t operator()(const engine::Code<Tag>& code) const noexcept {
    return std::hash<std::string>{}(code.str());
  }
};
