// SPDX-License-Identifier: Apache-2.0
#pragma once

// A fault in a file that a person wrote (chart, table, settings): where, what, and what to do.
// Loaders collect all of them before they give up, so that one reading mends the whole file.
//
// Floor: base.
// Units: line and column count from 1; 0 where the fault belongs to the whole file.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/ensure.hpp"

namespace engine {

struct Fault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string what;    ///< "the grid 511725001004801 stands twice"
  std::string remedy;  ///< "give one of them another code"

  friend bool operator==(const Fault&, const Fault&) = default;
};

using Faults = std::vector<Fault>;

/// "config/grids.csv:12:3: the grid … stands twice; give one of them another code".
[[nodiscard]] std::string to_string(const Fault& fault);

/// A loaded value, or every fault that stood in the way.
template <class T>
class [[nodiscard]] Loaded {
 public:
  Loaded(T value) : state_(std::in_place_index<0>, std::move(value)) {}        // NOLINT
  Loaded(Faults faults) : state_(std::in_place_index<1>, std::move(faults)) {  // NOLINT
    ENSURE(!this->faults().empty(), "a load fails only with a fault to show");
  }
  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  [[nodiscard]] explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& value() {
    ENSURE(has_value(), "value() of a faulty load");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const {
    ENSURE(has_value(), "value() of a faulty load");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const Faults& faults() const {
    ENSURE(!has_value(), "faults() of a good load");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Faults> state_;
};

}  // namespace engine
