// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a chart can end, and which fields its last word has; and what its parts read of events.
//
// Floor: chart.

#include <string>
#include <vector>

#include "engine/chart/prove/subject.hpp"

namespace engine::chart::prove {

struct Ending {
  StateIndex state = 0;
  std::vector<std::string> fields;  ///< Of its donedata.
  bool any_field = false;           ///< It has content: any field may be among it.
};

[[nodiscard]] std::vector<Ending> endings_of(const Chart& chart);

/// What the condition and the content of a transition read.
[[nodiscard]] Fields fields_of(const Chart& chart, TransitionIndex transition);
/// What a state reads when it is entered.
[[nodiscard]] Fields fields_on_entry(const Chart& chart, StateIndex state);
/// The states that the transition enters when it is taken alone; none where history decides.
[[nodiscard]] std::vector<StateIndex> entered_by(const Chart& chart, TransitionIndex transition);
/// The data that the transition's condition reads.
[[nodiscard]] std::vector<SlotIndex> condition_reads(const Chart& chart,
                                                     TransitionIndex transition);
/// The data that the content of the state or transition decides on with `<if>`.
[[nodiscard]] std::vector<SlotIndex> choice_reads(const Block& block);

}  // namespace engine::chart::prove
