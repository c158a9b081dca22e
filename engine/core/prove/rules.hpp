// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rules, each a function that says what breaks it. workflows/README.md names them all.
//
// Floor: core.

#include "engine/core/prove/finding.hpp"
#include "engine/core/prove/silence.hpp"
#include "engine/directory/county.hpp"

namespace engine::core::prove {

// What the graph of steps tells: rules_graph.cpp, rules_dead.cpp
[[nodiscard]] Findings too_large(const Graph& graph);
[[nodiscard]] Findings livelocks(const Graph& graph);
[[nodiscard]] Findings unreachable_states(const Graph& graph);
[[nodiscard]] Findings dead_transitions(const Graph& graph);
[[nodiscard]] Findings endless(const Graph& graph);
[[nodiscard]] Findings ownerless(const Graph& graph);

// What silence and the clocks tell: rules_silence.cpp, rules_clock.cpp
[[nodiscard]] Findings silent(const Silence& silence);
[[nodiscard]] Findings never_escalated(const Silence& silence);
[[nodiscard]] Findings skipped_rungs(const Graph& graph);
[[nodiscard]] Findings leaking_clocks(const Graph& graph);
[[nodiscard]] Findings odd_clocks(const Script& script);
[[nodiscard]] Findings unheard_sends(const Graph& graph);

// What the county and the forms tell: rules_county.cpp, rules_form.cpp
[[nodiscard]] Findings missing_limits(const Script& script, const directory::County& county);
[[nodiscard]] Findings missing_measures(const Script& script, const directory::County& county);
[[nodiscard]] Findings powerless(const Script& script, const directory::County& county);
[[nodiscard]] Findings missing_fields(const Script& script);

}  // namespace engine::core::prove
