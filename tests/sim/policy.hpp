// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may see and do what, told a second time and on purpose by other means than the engine's: a
// plain table of the two main charts, the text of the others, and a handful of comparisons. It may
// allow a little more than a chart does in one of its states; what it forbids is forbidden.
//
// Floor:  tests/sim.
// Source: workflows/README.md, workflows/incident.scxml, workflows/ticket.scxml; domain §4.1.

#include <string>

#include "engine/directory/catalogue.hpp"
#include "engine/directory/post.hpp"
#include "engine/model/case.hpp"
#include "engine/model/record.hpp"
#include "tests/sim/plain_chart.hpp"

namespace sim {

/// Why this act of a person on the case, as it was before, is not theirs; empty: it is. `text` is
/// that of its chart.
[[nodiscard]] std::string forbidden(const engine::directory::Actor& actor,
                                    const engine::model::Case& before,
                                    const engine::model::Cause& cause, const PlainChart& text);
/// The roles that may raise cases of the kind.
[[nodiscard]] const Words& raisers(const std::string& kind, const PlainChart& text);
/// Whether one of their posts lets them raise a case there.
[[nodiscard]] bool may_raise(const engine::directory::Actor& actor,
                             const engine::model::Facts& facts, const Words& roles);
/// Why they may not raise a case with these facts by the post that they did it by; empty: they may.
[[nodiscard]] std::string may_not_raise(const engine::directory::Actor& actor,
                                        const engine::model::Facts& facts,
                                        const engine::model::Cause& cause, const Words& roles);
/// Whether whistles.csv lets one of their posts blow it where the case is.
[[nodiscard]] bool may_blow(const engine::directory::Actor& actor,
                            const engine::directory::Whistle& whistle,
                            const engine::model::Case& subject);
[[nodiscard]] bool visible(const engine::directory::Actor& actor,
                           const engine::model::Case& subject);

}  // namespace sim
