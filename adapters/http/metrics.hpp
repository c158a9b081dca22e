// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the network side counts, as Prometheus reads it.
//
// Floor:   adapters/http.
// Threads: any.
// Source:  Prometheus text exposition format 0.0.4.

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace adapters::http {

struct Metrics {
  std::array<std::atomic<std::uint64_t>, 6> answers{};  ///< By the status' first digit.
  std::atomic<std::uint64_t> refused_heads{0};          ///< Requests that could not be read.
  std::atomic<std::uint64_t> refused_connections{0};
  std::atomic<std::uint64_t> failed_logins{0};
  std::atomic<std::uint64_t> upgrades{0};
  std::atomic<std::int64_t> connections{0};

  void answered(std::uint16_t status) { ++answers.at(status < 600 ? status / 100U : 5U); }
  [[nodiscard]] std::string text() const;
};

}  // namespace adapters::http
