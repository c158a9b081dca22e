// SPDX-License-Identifier: Apache-2.0
#pragma once

// The data of a running session by slot. Most steps look at few data and change fewer: so a slot
// points at what its session had before, and has a value of its own once it is written.
//
// Floor:   chart. Includes Boost.JSON values.
// Threads: a value. What is lent to a slot must outlive it and stay where it is.

#include <boost/json/value.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace engine::chart::expression {

class Slot {
 public:
  Slot() = default;  ///< Undefined.
  explicit Slot(boost::json::value value) : own_(std::move(value)) {}

  /// From now on it reads as `value`, which is not copied.
  void lend(const boost::json::value& value) {
    own_.reset();
    lent_ = &value;
  }
  Slot& operator=(std::optional<boost::json::value> value) {
    own_ = std::move(value);
    lent_ = nullptr;
    return *this;
  }
  void reset() { *this = std::optional<boost::json::value>(); }

  [[nodiscard]] explicit operator bool() const { return lent_ || own_; }
  [[nodiscard]] bool lent() const { return lent_ != nullptr; }
  /// It must not be undefined, here and below.
  [[nodiscard]] const boost::json::value& operator*() const { return lent_ ? *lent_ : *own_; }
  /// To be changed: what was lent is copied first.
  [[nodiscard]] boost::json::value& edit() {
    if (lent_) *this = std::optional(*lent_);
    return *own_;
  }
  /// Copied only if it was lent.
  [[nodiscard]] boost::json::value take() && {
    if (lent_) return *lent_;
    return std::move(*own_);
  }

 private:
  const boost::json::value* lent_ = nullptr;
  std::optional<boost::json::value> own_;
};

/// The data model: an empty slot is undefined.
using Slots = std::vector<Slot>;

}  // namespace engine::chart::expression
