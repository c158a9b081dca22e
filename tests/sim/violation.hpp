// SPDX-License-Identifier: Apache-2.0
#pragma once

// The first broken invariant of a run, by its number in README.md and in words.
//
// Floor: tests/sim.

#include <optional>
#include <string>
#include <utility>

namespace sim {

struct Violation {
  std::string invariant;  ///< "I4"
  std::string words;
};

class Verdict {
 public:
  void broken(std::string invariant, std::string words) {
    if (!first_) first_ = Violation{std::move(invariant), std::move(words)};
  }
  [[nodiscard]] const std::optional<Violation>& first() const { return first_; }
  [[nodiscard]] explicit operator bool() const { return first_.has_value(); }

 private:
  std::optional<Violation> first_;
};

}  // namespace sim
