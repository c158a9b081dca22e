// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session moves into another version of its chart: where it would stand there, or why it can't.
// No handler runs and nothing is asked of the world.
//
// Floor:   chart. Includes base and Boost.JSON values.
// Threads: pure.
// Source:  charts.md, section 4.3; ADR 0013.

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/chart/interpreter.hpp"

namespace engine::chart {

/// From a state of the old version to one of the new, by id. A state that isn't named goes to the
/// state of its own id; where there is none, to what the nearest named state around it goes to.
/// Histories are named like states.
using StateMapping = std::map<std::string, std::string, std::less<>>;

struct Transplanted {
  Snapshot after;
  std::vector<std::string> left;       ///< Active before, and not kept.
  std::vector<std::string> entered;    ///< Active afterwards, and not kept.
  std::vector<std::string> kept;       ///< Active before and after, under their own id.
  std::vector<std::string> forgotten;  ///< Histories whose memory has no place in the new version.
};

/// Why it can't, in Chinese and English: "中文|English".
struct Misfit {
  std::string what;
};

/// `before` is a session of `old`. What data the new version adds is set from `given`, by location,
/// or as its `<data>` says; what it lacks is dropped.
[[nodiscard]] std::variant<Transplanted, Misfit> transplant(const Chart& old, const Chart& fresh,
                                                            const Snapshot& before,
                                                            const StateMapping& mapping,
                                                            const boost::json::object& given,
                                                            const Surroundings& around);

enum class Handlers { onentry, onexit };

/// What the handlers of these states would ask of the world: they run on a copy of `at`, which is
/// thrown away, one state after the other in document order (for onexit, against it).
[[nodiscard]] std::vector<Request> rehearse(const Chart& chart, const Snapshot& at,
                                            const std::vector<std::string>& states,
                                            Handlers handlers, const Surroundings& around);

}  // namespace engine::chart
