// SPDX-License-Identifier: Apache-2.0
#pragma once

// Kinship among states, and the domain of a transition.
//
// Floor:  chart.
// Source: W3C SCXML 1.0, Appendix D (findLCCA, getTransitionDomain).

#include <vector>

#include "engine/chart/compiled.hpp"

namespace engine::chart {

/// The nearest ancestor of `state` that is compound, or `root`, and has all of `others` inside.
[[nodiscard]] StateIndex common_compound_ancestor(const Chart::Compiled& chart, StateIndex state,
                                                  const std::vector<StateIndex>& others);

/// The state whose descendants the transition exits; `targets` are its effective ones, not empty.
[[nodiscard]] StateIndex domain_of(const Chart::Compiled& chart, const Transition& transition,
                                   const std::vector<StateIndex>& targets);

/// Whether both states can be active at once: they stand in different regions of a parallel.
[[nodiscard]] bool orthogonal(const Chart::Compiled& chart, StateIndex a, StateIndex b);

}  // namespace engine::chart
