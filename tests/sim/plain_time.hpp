// SPDX-License-Identifier: Apache-2.0
#pragma once

// Counted time once more, day by day and span by span, as one would with a wall calendar.
//
// Floor:  tests/sim.
// Source: engine/calendar/limit.hpp for the units; the county's calendar for days and hours.

#include "engine/calendar/limit.hpp"
#include "engine/calendar/rules.hpp"

namespace sim {

/// In [from, to). The zone keeps its offset all that time, as the county's does.
[[nodiscard]] engine::Duration plainly_counted(const engine::calendar::CalendarRules& rules,
                                               engine::calendar::Unit unit, engine::Instant from,
                                               engine::Instant to);

}  // namespace sim
