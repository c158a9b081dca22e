// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is raised in a year: a table of when, what and where.
//
// Floor:  tools.
// Time:   RFC 3339.
// Errors: every fault of the file at once, with its line.

#include <filesystem>
#include <vector>

#include "engine/base/fault.hpp"
#include "engine/directory/county.hpp"

namespace tools::year {

/// One case that somebody raises. Its category says which workflow it follows.
struct Raise {
  engine::Instant at;
  const engine::directory::Category* category = nullptr;
  engine::directory::Place place;  ///< Without a grid, area, community or street: the county.
  engine::directory::Role by = engine::directory::Role::grid_chief;
};

/// In the order in which they are raised.
[[nodiscard]] engine::Loaded<std::vector<Raise>> read_plan(const std::filesystem::path& file,
                                                           const engine::directory::County& county);

}  // namespace tools::year
