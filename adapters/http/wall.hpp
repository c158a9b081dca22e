// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who is a screen on a wall.
//
// Floor: adapters/http.

#include <algorithm>

#include "engine/directory/post.hpp"

namespace adapters::http {

/// A screen on a wall, and nothing more: it is told counts and places, and no word about anybody.
[[nodiscard]] inline bool is_wall(const engine::directory::Actor& actor) {
  return std::any_of(actor.posts.begin(), actor.posts.end(), [](const auto& post) {
    return post.role == engine::directory::Role::display;
  });
}

}  // namespace adapters::http
