// SPDX-License-Identifier: Apache-2.0
#pragma once

// One evaluation's budget, and why it failed.
//
// Floor:  chart.
// Units:  bytes, roughly: enough to bound growth, not to account for memory.
// Errors: a failed attempt yields Value::failed() all the way up.

#include <cstddef>
#include <string>

#include "engine/chart/expression/value.hpp"

namespace engine::chart::expression {

class Attempt {
 public:
  Value fail(std::string what);
  /// The event is not known yet: neither true nor false can be said.
  Value fail_for_event();

  /// False, and failed, if so much more may not be made.
  [[nodiscard]] bool afford(std::size_t bytes);
  /// Before `value` is copied into an array or object: its size, its depth, its numbers.
  [[nodiscard]] bool afford(const boost::json::value& value);

  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] bool needs_event() const { return needs_event_; }

 private:
  bool afford_inside(const boost::json::value& value, std::size_t depth);

  std::string failure_;
  std::size_t spent_ = 0;
  bool needs_event_ = false;
};

}  // namespace engine::chart::expression
