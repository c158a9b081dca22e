// SPDX-License-Identifier: Apache-2.0
#pragma once

// Latencies of a run, and what is told of them.
//
// Floor: tools.
// Units: microseconds.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

namespace tools::benchmarks {

using Clock = std::chrono::steady_clock;

class Latencies {
 public:
  void add(Clock::duration took) {
    all_.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  }
  [[nodiscard]] std::size_t count() const { return all_.size(); }
  /// The latency that such a share of all stayed below or at; 0 without any.
  [[nodiscard]] std::int64_t at(double share) {
    if (all_.empty()) return 0;
    const auto index = static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1));
    const auto place = all_.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(all_.begin(), place, all_.end());
    return *place;
  }

 private:
  std::vector<std::int64_t> all_;
};

}  // namespace tools::benchmarks
