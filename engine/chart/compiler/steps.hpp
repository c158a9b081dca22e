// SPDX-License-Identifier: Apache-2.0
#pragma once

// The steps of compilation, in the order in which they run.
//
// Floor: chart.

#include "engine/chart/compiler/context.hpp"

namespace engine::chart::compiler {

/// Ids of states, locations of data: what every later step looks up.
void collect_states(Context& context);
void collect_locations(Context& context);

/// Kinds, kinship, entries, handlers, data and invokes of all states.
void compile_states(Context& context);
/// All transitions but those of `<initial>` and `<history>`.
void compile_transitions(Context& context);
/// The chart's own: initial states, data, scripts.
void compile_root(Context& context);
/// What can be known of steps before any is taken.
void prepare_steps(Context& context);
/// After all else: which states a transition may enter together.
void check_targets(Context& context);

// Pieces of the above.

[[nodiscard]] Script compile_script(Context& context, const ScriptElement& element);
[[nodiscard]] Block compile_block(Context& context, const BlockElement& block);
[[nodiscard]] DataItem compile_data(Context& context, const DataElement& data);
[[nodiscard]] Invoke compile_invoke(Context& context, const InvokeElement& invoke);
[[nodiscard]] Send compile_send(Context& context, Place place, const SendElement& send);
[[nodiscard]] Payload compile_payload(Context& context, Place place, const Attribute& namelist,
                                      const std::vector<ParamElement>& params,
                                      const std::optional<ContentElement>& content);
[[nodiscard]] Program compile_content(Context& context, const ContentElement& content);
/// The states that `ids` names; a fault for each that does not exist.
[[nodiscard]] std::vector<StateIndex> find_states(Context& context, const Source& ids);
/// Sets `kind`, `parent`, `end` and children of every state.
void link_states(Context& context);

}  // namespace engine::chart::compiler
