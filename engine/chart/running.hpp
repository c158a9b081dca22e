// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session in the compact form in which it runs: bits and slots instead of names. Whoever makes
// many steps of one session keeps this and takes snapshots only where it must.
//
// Floor:   chart.
// Threads: one session, one thread.
// Errors:  as in interpreter.hpp.

#include <boost/json/object.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/chart/expression/evaluator.hpp"
#include "engine/chart/interpreter.hpp"
#include "engine/chart/state_set.hpp"

namespace engine::chart {

struct Running {
  StateSet configuration;
  std::vector<std::pair<StateIndex, StateSet>> history;  ///< What each history state remembers.
  Data before;  ///< What restore() found; `data` points into it where nothing was written since.
  expression::Slots data;
  StateSet entered;  ///< States whose late-bound data is initialised.
  std::vector<Invocation> invocations;
  std::uint64_t generated = 0;
  bool running = false;
};

/// What a step did, but for the session itself, which it changed in place.
struct Outcome {
  std::vector<Request> requests;
  std::vector<TransitionIndex> taken;
  std::vector<StateIndex> exited, entered;
  bool finished = false;
  boost::json::value donedata;
  bool livelock = false;
};

/// Names that this chart doesn't have are left out.
[[nodiscard]] Running restore(const Chart& chart, const Snapshot& snapshot);
[[nodiscard]] Snapshot save(const Chart& chart, const Running& session);
[[nodiscard]] Snapshot save(const Chart& chart, Running&& session);
/// All of it but the data.
[[nodiscard]] Snapshot save_states(const Chart& chart, const Running& session);

struct DataChange {
  boost::json::object assigned;         ///< Locations whose value changed, with the new value.
  std::vector<std::string> unassigned;  ///< Locations that became undefined.
};
/// What is otherwise than it was `before`. What a session restored from there did not write costs
/// next to nothing.
[[nodiscard]] DataChange changed_data(const Chart& chart, const Data& before,
                                      const Running& session);

[[nodiscard]] Outcome start(const Chart& chart, Running& session, const boost::json::object& given,
                            const Surroundings& around);
/// Where the outcome is a livelock, `session` is left halfway and must be thrown away.
[[nodiscard]] Outcome macrostep(const Chart& chart, Running& session, const Event& event,
                                const Surroundings& around);
/// The same, into an outcome that is used again: what it held is gone, its memory stays.
void macrostep(const Chart& chart, Running& session, const Event& event, const Surroundings& around,
               Outcome& outcome);
[[nodiscard]] Outcome cancel(const Chart& chart, Running& session, const Surroundings& around);
/// Of candidates() the transitions alone: no guard is asked.
[[nodiscard]] std::vector<TransitionIndex> taking(const Chart& chart, const Running& at,
                                                  std::string_view event = {});
/// What one guard says before the event is known.
[[nodiscard]] Guard ask(const Chart& chart, const Running& at, const Surroundings& around,
                        TransitionIndex transition);
/// As in interpreter.hpp.
[[nodiscard]] std::vector<Candidate> candidates(const Chart& chart, const Running& at,
                                                const Surroundings& around,
                                                std::string_view event = {});

}  // namespace engine::chart
