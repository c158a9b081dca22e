// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/post_rules.hpp"

#include <algorithm>

namespace engine::directory {

bool stands(const Post& post, const Directory& places) {
  switch (scope_kind(post.role)) {
    case ScopeKind::street: return places.find(StreetCode(post.scope)) != nullptr;
    case ScopeKind::community: return places.find(CommunityCode(post.scope)) != nullptr;
    case ScopeKind::area: return places.find(AreaCode(post.scope)) != nullptr;
    case ScopeKind::grid: return places.find(GridCode(post.scope)) != nullptr;
    case ScopeKind::unit: return places.find(UnitCode(post.scope)) != nullptr;
    case ScopeKind::county:
    case ScopeKind::self: return post.scope.empty();
  }
  return false;
}

bool in_conflict(const std::vector<Post>& posts) {
  return std::any_of(posts.begin(), posts.end(), [&](const Post& one) {
    return std::any_of(posts.begin(), posts.end(),
                       [&](const Post& other) { return exclude_each_other(one.role, other.role); });
  });
}

}  // namespace engine::directory
