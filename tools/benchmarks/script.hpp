// SPDX-License-Identifier: Apache-2.0
#pragma once

// What one connection asks, request after request: an incident is raised, and then goes its way by
// events, each command with an Idempotency-Key of its own.
//
// Floor: tools.

#include <cstdint>
#include <string>
#include <string_view>

namespace tools::benchmarks {

enum class Kind {
  echo,   ///< The same body each time, to a server that only answers.
  raise,  ///< Incidents are raised, and nothing else.
  mix,    ///< Each incident is raised and gets four events.
};

struct Target {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8311;
  std::string token, grid, category, run;  ///< `run` keeps the keys of two runs apart.
  Kind kind = Kind::mix;
};

class Script {
 public:
  Script(const Target& target, std::uint64_t connection)
      : target_(target), connection_(connection) {}

  /// The next request, ready to be sent.
  [[nodiscard]] std::string next();
  /// The head of the answer: where a raised incident lies is taken from it.
  void answered(std::string_view head, int status);

 private:
  [[nodiscard]] std::string request(std::string_view path, std::string_view body);
  [[nodiscard]] std::string raise();
  [[nodiscard]] std::string event();

  const Target& target_;
  std::uint64_t connection_;
  std::uint64_t sent_ = 0;
  std::size_t step_ = 0;  ///< 0: an incident is to be raised; from 1: its events.
  std::string place_;     ///< "/v1/incidents/17"
};

}  // namespace tools::benchmarks
