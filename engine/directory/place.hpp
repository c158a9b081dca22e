// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a case lies, how wide that is, and whether a post reaches there.
//
// Floor: directory.

#include <optional>
#include <string>
#include <string_view>

#include "engine/directory/post.hpp"

namespace engine::directory {

struct Place {
  GridCode grid;
  AreaCode area;
  CommunityCode community;
  StreetCode street;

  friend bool operator==(const Place&, const Place&) = default;
};

/// How wide a place is, narrowest first. A wider place has no codes of the narrower kinds.
enum class PlaceKind { grid, area, community, street, county };

[[nodiscard]] std::string_view to_string(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> parse_place_kind(std::string_view text);
[[nodiscard]] PlaceKind kind_of(const Place& place);
/// The code by which the place itself is called; empty for the county.
[[nodiscard]] std::string code_of(const Place& place);
/// The place of that kind around this one, or the next wider one that it lies in.
[[nodiscard]] Place around(const Place& place, PlaceKind kind);
/// Whether `inner` is `outer` or lies in it.
[[nodiscard]] bool lies_in(const Place& inner, const Place& outer);

/// Whether the post's scope reaches a case at `place`. `unit` handles it (empty: no unit does),
/// `raised_by` raised it, `holder` is the person who asks: only residents reach by themselves.
/// An empty code never matches, so a case without a place is seen by the county's posts only.
[[nodiscard]] bool covers(const Post& post, const Place& place, const UnitCode& unit,
                          const Login& raised_by, const Login& holder);

}  // namespace engine::directory
