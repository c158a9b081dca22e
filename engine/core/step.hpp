// SPDX-License-Identifier: Apache-2.0
#pragma once

// A macrostep of the chart, turned into events of the case and errands for others.
//
// Floor: core; private to it.

#include <optional>

#include "engine/chart/running.hpp"
#include "engine/core/draft.hpp"
#include "engine/model/rejection.hpp"

namespace engine::core {

/// Folds what a step made of the draft's session into the draft: StepTaken first, then what the
/// chart asked for, in its order.
/// A rejection when the chart is broken or a bound is reached: the whole command is refused.
[[nodiscard]] std::optional<model::Rejection> take_step(Draft& draft, const Workflow& workflow,
                                                        const chart::Running& after,
                                                        chart::Outcome step,
                                                        const boost::json::object& form);

/// `<shao:clock …/>`
void request_clock(Draft& draft, const chart::ElementRequest& request);
/// `<send …/>`
void request_send(Draft& draft, const chart::SendRequest& request);
/// Stops it, unless it is stopped already; a clock that is late by then is broken.
void stop_clock(Draft& draft, const model::Clock& clock);
/// Stops whatever still runs: an ended case has no clocks.
void stop_clocks(Draft& draft);

}  // namespace engine::core
