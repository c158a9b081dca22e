// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which posts somebody may be given.
//
// Floor: directory.

#include <vector>

#include "engine/directory/directory.hpp"
#include "engine/directory/post.hpp"

namespace engine::directory {

/// Whether the county has what the post's scope names.
[[nodiscard]] bool stands(const Post& post, const Directory& places);
/// Whether two of them exclude each other.
[[nodiscard]] bool in_conflict(const std::vector<Post>& posts);

}  // namespace engine::directory
