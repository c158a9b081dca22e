// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that happened in a run as one number: two runs of one seed must have the same.
//
// Floor: tests/sim.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sim {

class TraceHash {
 public:
  void add(std::uint64_t word) {
    value_ ^= word;
    value_ *= 0x9e3779b97f4a7c15ULL;
    value_ ^= value_ >> 32U;
  }
  void add(std::string_view bytes) {
    add(bytes.size());
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data(), sizeof word);
      add(word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes.data(), bytes.size());
    add(rest);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0x5348414f;  // "SHAO"
};

}  // namespace sim
