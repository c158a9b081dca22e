// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may see and do what, told a second time and on purpose by other means than the engine's: a
// plain table of the two main charts and a handful of comparisons. It may allow a little more than
// a chart does in one of its states; what it forbids is forbidden.
//
// Floor:  tests/sim.
// Source: workflows/README.md, workflows/incident.scxml, workflows/ticket.scxml; domain §4.1.

#include <string>

#include "engine/directory/post.hpp"
#include "engine/model/case.hpp"
#include "engine/model/record.hpp"

namespace sim {

/// Why this act of a person on the case, as it was before, is not theirs; empty: it is.
[[nodiscard]] std::string forbidden(const engine::directory::Actor& actor,
                                    const engine::model::Case& before,
                                    const engine::model::Cause& cause);
[[nodiscard]] bool visible(const engine::directory::Actor& actor,
                           const engine::model::Case& subject);

}  // namespace sim
