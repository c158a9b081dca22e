// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a case lies, and whether a post reaches there.
//
// Floor: directory.

#include "engine/directory/post.hpp"

namespace engine::directory {

struct Place {
  GridCode grid;
  AreaCode area;
  CommunityCode community;
  StreetCode street;

  friend bool operator==(const Place&, const Place&) = default;
};

/// Whether the post's scope reaches a case at `place`. `unit` handles it (empty: no unit does),
/// `raised_by` raised it, `holder` is the person who asks: only residents reach by themselves.
/// An empty code never matches, so a case without a place is seen by the county's posts only.
[[nodiscard]] bool covers(const Post& post, const Place& place, const UnitCode& unit,
                          const Login& raised_by, const Login& holder);

}  // namespace engine::directory
