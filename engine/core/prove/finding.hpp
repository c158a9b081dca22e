// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a proof has to say against a chart: a rule, a place in the file, a sentence in each of the
// two languages, and the way by which a case gets there.
//
// Floor: core.

#include <string>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/core/prove/certainty.hpp"

namespace engine::core::prove {

struct Finding {
  std::string rule;  ///< As workflows/README.md names it: `silent`, `endless`, …
  int line = 0, column = 0;
  std::string zh, en;
  std::string way;  ///< Empty where none is needed.
  std::string remedy;
};

using Findings = std::vector<Finding>;

void append(Findings& all, Findings more);

[[nodiscard]] Fault to_fault(const Finding& finding, const std::string& file);

/// "待核查 (check_by_grid)": the label that people see, and the state's id.
[[nodiscard]] std::string name_of(const Workflow& workflow, chart::StateIndex state);
/// The active states without states inside.
[[nodiscard]] std::string name_of(const Graph& graph, SpotIndex spot);
/// "立案 (file, grid_chief)", "时钟 take 到期"
[[nodiscard]] std::string name_of(const Script& script, HappeningIndex happening);
/// "上报 → 已上报 (reported) → …", by step and state in turn.
[[nodiscard]] std::string told(const Graph& graph, const std::vector<EdgeIndex>& way);
[[nodiscard]] std::vector<chart::StateIndex> atomic_states(const Graph& graph, SpotIndex spot);
[[nodiscard]] int line_of(const Graph& graph, SpotIndex spot);

}  // namespace engine::core::prove
