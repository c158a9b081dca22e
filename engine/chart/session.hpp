// SPDX-License-Identifier: Apache-2.0
#pragma once

// A running chart between two macrosteps: what must be kept to go on with it later, elsewhere.
//
// Floor:  chart. Includes base and Boost.JSON values.
// Units:  states by id, so that a snapshot outlives the compiled chart.
// Source: W3C SCXML 1.0, Appendix D (configuration, historyValue, datamodel).

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/chart/data.hpp"

namespace engine::chart {

/// A running `<invoke>`.
struct Invocation {
  std::string invokeid;
  std::string state;        ///< The state that invoked it; leaving it cancels.
  std::uint32_t index = 0;  ///< Which of that state's invokes, in document order.

  friend bool operator==(const Invocation&, const Invocation&) = default;
};

struct Snapshot {
  std::vector<std::string> configuration;  ///< Active states, in document order.
  std::vector<std::pair<std::string, std::vector<std::string>>> history;  ///< By history id.
  Data data;                         ///< By location; an undefined value is absent.
  std::vector<std::string> entered;  ///< States whose late-bound data is initialised.
  std::vector<Invocation> invocations;
  std::uint64_t generated = 0;  ///< Counter behind generated send and invoke ids.
  bool running = false;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

}  // namespace engine::chart
