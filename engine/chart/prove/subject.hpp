// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a condition is about: the part of an expression that a proof knows nothing of, written in
// one way however the document writes it, and on what it depends.
//
// Floor: chart.

#include <string>
#include <vector>

#include "engine/chart/compiled.hpp"

namespace engine::chart::prove {

using expression::NodeIndex;

struct About {
  std::string text;              ///< Equal exactly for equal expressions.
  std::vector<SlotIndex> reads;  ///< Ascending, each once.
  bool reads_event = false;
  bool reads_event_data = false;  ///< A member of it: fails where the event has no data.
  bool reads_world = false;       ///< `_x` and the like: unknown, but the same in one step.
  bool reads_states = false;      ///< `In(…)`
  bool may_fail = false;          ///< It goes into what may be null.
};

[[nodiscard]] About about(const Program& program, NodeIndex node);
/// The slot, where the node is nothing but a location of the data model.
[[nodiscard]] const expression::Data* as_data(const Program& program, NodeIndex node);
/// The slot at the root of a location such as `a.b[1]`; null where there is none.
[[nodiscard]] const expression::Data* root_of(const Program& program, NodeIndex node);
/// The fields that the program reads of `_event.data` and of `_x.refs`, each once.
struct Fields {
  std::vector<std::string> event, refs;
};
[[nodiscard]] Fields fields_of(const Program& program);

}  // namespace engine::chart::prove
