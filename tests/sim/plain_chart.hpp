// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart as its text reads, by other means than the server's: who may do what from where, what a
// state says to people, and which clocks its edges start and stop.
//
// Floor:  tests/sim.
// Source: workflows/README.md.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/case.hpp"

namespace sim {

using Words = std::set<std::string>;

struct PlainTransition {
  Words events, by, not_by;
};

struct PlainState {
  std::size_t order = 0;  ///< In the document.
  std::string owner, level, stage;
  Words queues;
  std::vector<PlainTransition> transitions;
  /// Clocks that entering starts and leaving stops, whatever the case's data say.
  Words starts, stops;
  bool has_part = false;  ///< Of a final state: it tells the parent of a share in the outcome.
};

struct PlainChart {
  std::uint32_t version = 0;
  Words raised_by, places;
  std::unordered_map<std::string, PlainState> states;
  /// By clock: the rows of limits.csv that it may have. "" among them: others, too.
  std::map<std::string, Words> limits;
};

/// `text` is a whole SCXML document.
[[nodiscard]] PlainChart read_plainly(const std::string& text);

/// Why the case says something else to people than its active states do; empty: it doesn't.
[[nodiscard]] std::string misspoken(const PlainChart& chart, const engine::model::Outward& says,
                                    const std::vector<std::string>& configuration);

}  // namespace sim
