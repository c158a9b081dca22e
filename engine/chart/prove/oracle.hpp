// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a proof can't know, answered in every way in turn: run, advance, and run again until every
// combination of answers has been given.
//
// Floor: chart.

#include <cstddef>
#include <utility>
#include <vector>

namespace engine::chart::prove {

class Oracle {
 public:
  /// One of 0 … ways - 1.
  std::size_t choose(std::size_t ways) {
    if (next_ == answers_.size()) answers_.emplace_back(0, ways);
    return answers_[next_++].first;
  }
  bool choose() { return choose(2) == 0; }
  /// Back to the start, with the next combination; false once all were given.
  bool advance() {
    answers_.resize(next_);
    next_ = 0;
    while (!answers_.empty() && ++answers_.back().first == answers_.back().second) {
      answers_.pop_back();
    }
    return !answers_.empty();
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> answers_;  ///< Each with its number of ways.
  std::size_t next_ = 0;
};

}  // namespace engine::chart::prove
