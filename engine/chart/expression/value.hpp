// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an expression yields: undefined, or a JSON value that it owns or only points at.
//
// Floor:   chart. Includes Boost.JSON values.
// Threads: a borrowed value lives no longer than the data, event or program that it points into.
// Source:  ECMA-262, section 6.1 (language types), less symbols, bigints and functions.

#include <boost/json/value.hpp>
#include <string_view>
#include <utility>

namespace engine::chart::expression {

class Value {
 public:
  Value() = default;  ///< Undefined.
  explicit Value(boost::json::value owned) : kind_(Kind::owned), owned_(std::move(owned)) {}
  [[nodiscard]] static Value borrowed(const boost::json::value& value);
  [[nodiscard]] static Value text(std::string_view text);
  /// The evaluation broke off; the Evaluator knows why.
  [[nodiscard]] static Value failed();

  [[nodiscard]] bool undefined() const { return kind_ == Kind::undefined; }
  [[nodiscard]] bool has_failed() const { return kind_ == Kind::failed; }
  [[nodiscard]] bool is_borrowed() const { return kind_ == Kind::borrowed; }
  /// Null where it is undefined or failed.
  [[nodiscard]] const boost::json::value& json() const {
    return kind_ == Kind::borrowed ? *borrowed_ : owned_;
  }
  /// The value itself, copied only if it was borrowed.
  [[nodiscard]] boost::json::value take() &&;

 private:
  enum class Kind : unsigned char { undefined, owned, borrowed, failed };
  Kind kind_ = Kind::undefined;
  const boost::json::value* borrowed_ = nullptr;
  boost::json::value owned_;
};

}  // namespace engine::chart::expression
