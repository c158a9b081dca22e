// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plays a file of incidents in virtual time: the real loop, charts, clocks and store, and people
// who act by a seeded chance.
//
// Floor:   tools.
// Time:    virtual. The wall clock is read for the report's `wall` and for progress only.
// Threads: one thread calls; it writes progress to stderr if asked to.
// Source:  tools/simulate/README.md tells the columns of the file and the fields of the report.

#include <boost/json/object.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"
#include "engine/ports/surroundings.hpp"

namespace tools::simulate {

struct Options {
  const engine::directory::County& county;
  const engine::core::Workflows& workflows;
  engine::ports::Journal& journal;  ///< Empty: the simulation writes its own history into it.
  engine::ports::CaseRows& rows;
  engine::ports::Log& log;
  std::filesystem::path incidents;
  std::uint64_t seed = 1;
  /// How long clocks go on after the last incident was raised or resolved; none: 60 days.
  std::optional<engine::Instant> until = std::nullopt;
  bool progress = false;  ///< A line on stderr every few seconds.
  /// What the store does when rows have been written (a checkpoint); empty: nothing.
  std::function<engine::Result<void>()> tidy = {};
};

/// The report, its keys always in the same order.
/// Errc::invalid_input  The file cannot be used at all.
/// Any other: the store failed.
[[nodiscard]] engine::Result<boost::json::object> run(const Options& options);

}  // namespace tools::simulate
