// SPDX-License-Identifier: Apache-2.0
#pragma once

// The procedures of the standard's algorithm, one file each.
//
// Floor:  chart.
// Source: W3C SCXML 1.0, Appendix D; names as there, in our spelling.

#include <vector>

#include "engine/chart/machine/machine.hpp"
#include "engine/chart/machine/short_list.hpp"

namespace engine::chart::machine {

using Transitions = ShortList<TransitionIndex, 8>;

// select.cpp
[[nodiscard]] Transitions select_eventless_transitions(Machine& machine);
/// `from_outside`: the barred transitions of the surroundings are passed over.
[[nodiscard]] Transitions select_transitions(Machine& machine, const Event& event,
                                             bool from_outside);

// conflicts.cpp
[[nodiscard]] Transitions remove_conflicting_transitions(Machine& machine, Transitions enabled);
/// The states that the transition leaves; none for a targetless one.
[[nodiscard]] StateSet exit_set(Machine& machine, TransitionIndex transition);

// history.cpp
/// The targets, with what a history remembers (or its default) in the history's place.
[[nodiscard]] std::vector<StateIndex> effective_targets(const Chart::Compiled& chart,
                                                        const Running& session,
                                                        const std::vector<StateIndex>& targets);
/// None where the history has nothing to remember.
[[nodiscard]] const StateSet* remembered(const Running& session, StateIndex history);
/// What `state`, about to be left, has active inside.
void remember(Machine& machine, StateIndex state);
/// The domain of a transition that has targets.
[[nodiscard]] StateIndex domain_now(const Chart::Compiled& chart, const Running& session,
                                    const Transition& transition);

// entry_set.cpp
void add_entry(const Chart::Compiled& chart, const Running& session,
               const std::vector<StateIndex>& targets, StateIndex domain, EntrySet& entry);

// microstep.cpp
void microstep(Machine& machine, const Transitions& transitions);
void enter_states(Machine& machine, const EntrySet& entry);
/// Runs the handlers of what is active when the session ends.
void exit_interpreter(Machine& machine);

// macrostep.cpp
/// Until neither an eventless transition nor an internal event is left.
void settle(Machine& machine);

// data.cpp
void initialize_data(Machine& machine, const boost::json::object& given);
void initialize(Machine& machine, const DataItem& item);

// invoke.cpp
void invoke_entered(Machine& machine);
void cancel_invokes(Machine& machine, StateIndex state);
/// Finalize and autoforward, before an external event selects transitions.
void hand_to_invokes(Machine& machine, const Event& event);

}  // namespace engine::chart::machine
