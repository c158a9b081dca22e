// SPDX-License-Identifier: Apache-2.0
#pragma once

// The people of a sample: one actor for each role, named after it, and a second one with the suffix
// `_2` under another jurisdiction. Used by the scenarios and by `shao serve --demo`.
//
// Floor: tools.

#include <optional>
#include <string>
#include <vector>

#include "engine/directory/county.hpp"

namespace tools {

/// Every role with a post in the county; in the order of engine::directory::all_roles, firsts
/// first.
[[nodiscard]] std::vector<engine::directory::Actor> cast(const engine::directory::County& county);

/// By name: a role, a role with `_2`, the id of a row of posts.csv, a unit's code for its clerk, or
/// `CODE.lead` for its lead.
[[nodiscard]] std::optional<engine::directory::Actor> play(const engine::directory::County& county,
                                                           const std::string& name);

/// Where the first of the cast work: the first dedicated grid. With `second`, one in another street
/// (or else another area).
[[nodiscard]] std::optional<engine::directory::Place> home(const engine::directory::County& county,
                                                           bool second);

}  // namespace tools
