// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/place.hpp"

#include "engine/base/ensure.hpp"

namespace engine::directory {
namespace {

template <class Tag>
bool same(const std::string& scope, const Code<Tag>& code) {
  return !code.empty() && code.str() == scope;
}

}  // namespace

bool covers(const Post& post, const Place& place, const UnitCode& unit, const Login& raised_by,
            const Login& holder) {
  switch (scope_kind(post.role)) {
    case ScopeKind::county: return true;
    case ScopeKind::street: return same(post.scope, place.street);
    case ScopeKind::community: return same(post.scope, place.community);
    case ScopeKind::area: return same(post.scope, place.area);
    case ScopeKind::grid: return same(post.scope, place.grid);
    case ScopeKind::unit: return same(post.scope, unit);
    case ScopeKind::self: return !holder.empty() && raised_by == holder;
  }
  ENSURE(false, "a kind of scope outside its enumeration");
}

}  // namespace engine::directory
