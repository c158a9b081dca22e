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
#include "engine/model/record.hpp"

namespace sim {

using Words = std::set<std::string>;

/// Somebody is told of an event.
struct PlainNotice {
  std::string event;
  std::string to;  ///< The datum that names the roles.
};

/// What stands in executable content by itself, under no condition.
struct PlainContent {
  Words starts, stops;  ///< Clocks.
  std::vector<PlainNotice> notices;
};

struct PlainTransition {
  std::string source;
  Words by, not_by;
  bool guarded = false;
  std::string target;
  PlainContent content;
};

struct PlainState {
  std::size_t order = 0;  ///< In the document.
  std::string owner, level, stage;
  Words queues;
  PlainContent entry, exit;
  bool has_part = false;  ///< Of a final state: it tells the parent of a share in the outcome.
};

struct PlainChart {
  std::uint32_t version = 0;
  Words raised_by, places;
  std::unordered_map<std::string, PlainState> states;
  /// By event; those of one state in the order of the document.
  std::unordered_map<std::string, std::vector<PlainTransition>> transitions;
  /// By clock: the rows of limits.csv that it may have. "" among them: others, too.
  std::map<std::string, Words> limits;
};

/// Those between blanks.
[[nodiscard]] Words words_in(const std::string& text);
/// `text` is a whole SCXML document.
[[nodiscard]] PlainChart read_plainly(const std::string& text);

/// The transition that the case surely takes by this event; null where that hangs on
/// what the text doesn't tell.
[[nodiscard]] const PlainTransition* surely_taken(const PlainChart& chart,
                                                  const engine::model::Case& before,
                                                  const engine::model::Cause& cause);

/// Whether a datum of the case is the login, or a list with it.
[[nodiscard]] bool names(const engine::model::Case& subject, const std::string& datum,
                         const std::string& login);

/// Why the case says something else to people than its active states do; empty: it doesn't.
[[nodiscard]] std::string misspoken(const PlainChart& chart, const engine::model::Outward& says,
                                    const std::vector<std::string>& configuration);

}  // namespace sim
