// SPDX-License-Identifier: Apache-2.0
#include "tools/simulate/people.hpp"

namespace tools::simulate {

namespace directory = engine::directory;

namespace {

std::string scope_in(directory::Role role, const directory::Place& place, const std::string& unit) {
  switch (directory::scope_kind(role)) {
    case directory::ScopeKind::street: return place.street.str();
    case directory::ScopeKind::community: return place.community.str();
    case directory::ScopeKind::area: return place.area.str();
    case directory::ScopeKind::grid: return place.grid.str();
    case directory::ScopeKind::unit: return unit;
    case directory::ScopeKind::county:
    case directory::ScopeKind::self: return {};
  }
  return {};
}

}  // namespace

People::People(const directory::County& county) {
  for (const directory::PostRow& row : county.posts) {
    all_.push_back({.login = row.id, .name = row.title, .posts = {row.post}});
    holders_[{row.post.role, row.post.scope}].push_back(&all_.back());
  }
}

const directory::Actor& People::holder(directory::Role role, const std::string& scope,
                                       std::size_t which) {
  auto& holders = holders_[{role, scope}];
  while (holders.size() <= which) {
    std::string login = std::string(directory::to_string(role));
    if (!scope.empty()) login += "." + scope;
    login += ".stand_in." + std::to_string(holders.size() + 1);
    all_.push_back({.login = directory::Login(login), .name = login, .posts = {{role, scope}}});
    holders.push_back(&all_.back());
  }
  return *holders[which];
}

const directory::Actor& People::for_case(directory::Role role, const directory::Place& place,
                                         const std::string& unit, std::size_t which) {
  return holder(role, scope_in(role, place, unit), which);
}

}  // namespace tools::simulate
