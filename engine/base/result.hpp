// SPDX-License-Identifier: Apache-2.0
#pragma once

// A value or an Error; the names are those of std::expected, which C++23 will put in its place.
//
// Floor:  base.
// Errors: value() on an error is a broken invariant and ends the process.

#include <utility>
#include <variant>

#include "engine/base/ensure.hpp"
#include "engine/base/error.hpp"

namespace engine {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: as expected
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: as expected

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] T& value() & {
    ENSURE(has_value(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    ENSURE(has_value(), "value() of a failed Result");
    return *std::get_if<0>(&state_);
  }
  /// By value, not T&&: `for (auto& x : f().value())` must not walk what is gone.
  [[nodiscard]] T value() && {
    ENSURE(has_value(), "value() of a failed Result");
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const {
    ENSURE(!has_value(), "error() of a good Result");
    return *std::get_if<1>(&state_);
  }

  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: as expected

  [[nodiscard]] bool has_value() const noexcept { return error_.index() == 0; }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
  [[nodiscard]] const Error& error() const {
    ENSURE(!has_value(), "error() of a good Result");
    return *std::get_if<1>(&error_);
  }

 private:
  std::variant<std::monostate, Error> error_;
};

}  // namespace engine
