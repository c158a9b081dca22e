// SPDX-License-Identifier: Apache-2.0
#pragma once

// A year of the county: every row of a plan is raised, people act on whatever there is, clocks fall
// due, and all of it goes through the real command loop, charts and store in virtual time.
//
// Floor:   tools.
// Time:    virtual. The wall clock is read for the report's `wall` and for progress only.
// Threads: one thread calls; it writes progress to stderr if asked to.
// Source:  tools/year/README.md tells the columns of the plan and what each figure means.

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <optional>

#include "engine/core/workflow.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"
#include "engine/ports/surroundings.hpp"
#include "tools/year/plan.hpp"

namespace tools::year {

struct Options {
  const engine::directory::County& county;
  const engine::core::Workflows& workflows;
  engine::ports::Journal& journal;
  engine::ports::CaseRows& rows;
  engine::ports::Log& log;
  std::vector<Raise> plan;
  std::uint64_t seed = 1;
  bool progress = false;
  /// Where it stops; none: at the last row of the plan. What is open then stays open.
  std::optional<engine::Instant> until = {};
  std::function<engine::Result<void>()> tidy = {};  ///< After rows were written.
};

[[nodiscard]] engine::Result<boost::json::object> run(const Options& options);

}  // namespace tools::year
