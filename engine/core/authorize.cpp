// SPDX-License-Identifier: Apache-2.0
#include "engine/core/authorize.hpp"

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/row.hpp"

namespace engine::core {
namespace {

using directory::Actor;
using directory::Post;
using directory::Role;
using directory::ScopeKind;

/// Of a grid's code, those of its community: for planted bugs alone, the tables tell it.
[[maybe_unused]] constexpr std::size_t community_digits = 12;

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The administrators of accounts and of the system have no business with cases.
bool sees_no_cases(Role role) { return role == Role::security_admin || role == Role::system_admin; }

/// A department is concerned by its own tickets, and by an incident that has one of them, unless
/// that was returned or withdrawn.
bool covers_row(const Post& post, const model::Row& row) {
  if (directory::scope_kind(post.role) == ScopeKind::self) return false;  // Found by login alone.
  if (directory::scope_kind(post.role) == ScopeKind::unit) {
    return row.unit == post.scope || contains(row.units, post.scope);
  }
  return directory::covers(post, row.place, directory::UnitCode(row.unit),
                           directory::Login(row.raised_by), directory::Login(row.claimed_by));
}

bool covers_case(const Post& post, const model::Case& subject) {
  if (PLANTED("acts_in_another_grid") && post.role == Role::grid_chief) {
    return subject.facts->place.community.str() == post.scope.substr(0, community_digits);
  }
  if (directory::scope_kind(post.role) == ScopeKind::self) return false;  // Found by login alone.
  if (directory::scope_kind(post.role) == ScopeKind::unit) {
    return subject.text("department") == post.scope ||
           std::any_of(subject.children.begin(), subject.children.end(),
                       [&](const model::Child& child) {
                         return child.took_part && child.unit == post.scope;
                       });
  }
  return directory::covers(post, subject.facts->place,
                           directory::UnitCode(subject.text("department")),
                           subject.facts->raised_by, directory::Login(subject.text("claimed_by")));
}

}  // namespace

bool may_see(const Actor& actor, const model::Row& row) {
  if (!actor.login.empty() && row.raised_by == actor.login.str()) return true;
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    return !sees_no_cases(post.role) && covers_row(post, row);
  });
}

bool may_see(const Actor& actor, const model::Case& subject) {
  if (!actor.login.empty() && subject.facts->raised_by == actor.login) return true;
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    return !sees_no_cases(post.role) && covers_case(post, subject);
  });
}

model::Visibility visibility(const Actor& actor) {
  model::Visibility visible;
  visible.login = actor.login.str();
  for (const Post& post : actor.posts) {
    if (sees_no_cases(post.role)) continue;
    switch (directory::scope_kind(post.role)) {
      case ScopeKind::county: visible.everything = true; break;
      case ScopeKind::street: visible.streets.push_back(post.scope); break;
      case ScopeKind::community: visible.communities.push_back(post.scope); break;
      case ScopeKind::area: visible.areas.push_back(post.scope); break;
      case ScopeKind::grid:
        if (PLANTED("list_shows_the_community")) {
          visible.communities.push_back(post.scope.substr(0, community_digits));
        }
        visible.grids.push_back(post.scope);
        break;
      case ScopeKind::unit: visible.units.push_back(post.scope); break;
      case ScopeKind::self: break;  // Their own cases are found by login.
    }
  }
  return visible;
}

const Post* acting_post(const Actor& actor, const std::vector<Role>& roles,
                        const model::Case& subject) {
  for (const Post& post : actor.posts) {
    if (std::find(roles.begin(), roles.end(), post.role) == roles.end()) continue;
    if (directory::scope_kind(post.role) == ScopeKind::self
            ? subject.facts->raised_by == actor.login
            : covers_case(post, subject)) {
      return &post;
    }
  }
  return nullptr;
}

bool owns(const Actor& actor, const model::Row& row) {
  if (!row.open || row.owner.empty()) return false;
  return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
    if (directory::to_string(post.role) != row.owner) return false;
    switch (directory::scope_kind(post.role)) {
      case ScopeKind::self: return row.raised_by == actor.login.str();
      case ScopeKind::unit: return row.unit == post.scope;  // Its tickets wait, not their incident.
      case ScopeKind::county:
      case ScopeKind::street:
      case ScopeKind::community:
      case ScopeKind::area:
      case ScopeKind::grid: return covers_row(post, row);
    }
    return false;
  });
}

bool may(const Actor& actor, Capability capability) {
  const auto has = [&](Role role) {
    return std::any_of(actor.posts.begin(), actor.posts.end(),
                       [role](const Post& post) { return post.role == role; });
  };
  switch (capability) {
    case Capability::read_reference: return true;
    case Capability::read_statistics:
      return !actor.posts.empty() && !has(Role::resident) && !has(Role::volunteer);
    case Capability::read_metrics: return has(Role::system_admin) || has(Role::auditor);
    case Capability::manage_accounts: return has(Role::security_admin);
    case Capability::manage_system: return has(Role::system_admin);
    case Capability::read_audit: return has(Role::auditor);
    case Capability::verify_journal: return has(Role::system_admin) || has(Role::auditor);
  }
  return false;
}

}  // namespace engine::core
