// SPDX-License-Identifier: Apache-2.0
#pragma once

// A value that its copies share until one of them changes it. Cases are copied at every decision,
// and most of what a case is made of stays as it is.
//
// Floor:   base.
// Threads: as T. Copies may live and die on different threads; a thread edits only what it made, or
//          copied from one that outlives the edit: what others may still read is then not alone.

#include <concepts>
#include <memory>
#include <utility>

namespace engine {

template <class T>
class Shared {
 public:
  Shared() : value_(blank()) {}
  /// Of a value, or of what becomes one without ado.
  template <class U>
  requires std::convertible_to<U, T> &&(!std::derived_from<U, Shared>)
      // NOLINTNEXTLINE(google-explicit-constructor): a value becomes a shared one without ado.
      Shared(U value)
      : value_(std::make_shared<T>(std::move(value))) {}

  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  // NOLINTNEXTLINE(google-explicit-constructor): and reads as one.
  operator const T&() const { return *value_; }
  /// To be changed by this copy alone.
  [[nodiscard]] T& edit() {
    if (value_.use_count() != 1) value_ = std::make_shared<T>(*value_);
    return *value_;
  }

  friend bool operator==(const Shared& one, const Shared& other) {
    return one.value_ == other.value_ || *one.value_ == *other.value_;
  }

 private:
  static const std::shared_ptr<T>& blank() {
    static const auto value = std::make_shared<T>();
    return value;
  }

  std::shared_ptr<T> value_;
};

}  // namespace engine
