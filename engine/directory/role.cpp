// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/role.hpp"

#include "engine/base/ensure.hpp"

namespace engine::directory {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::grid_chief: return "grid_chief";
    case Role::area_chief: return "area_chief";
    case Role::general_chief: return "general_chief";
    case Role::dispatcher: return "dispatcher";
    case Role::department: return "department";
    case Role::department_lead: return "department_lead";
    case Role::supervisor: return "supervisor";
    case Role::leader: return "leader";
    case Role::adviser: return "adviser";
    case Role::building_chief: return "building_chief";
    case Role::volunteer: return "volunteer";
    case Role::resident: return "resident";
    case Role::auditor: return "auditor";
    case Role::security_admin: return "security_admin";
    case Role::system_admin: return "system_admin";
    case Role::display: return "display";
  }
  ENSURE(false, "a role outside its enumeration");
}

std::optional<Role> parse_role(std::string_view text) {
  for (const Role role : all_roles) {
    if (to_string(role) == text) return role;
  }
  return std::nullopt;
}

std::string_view to_string(ScopeKind kind) {
  switch (kind) {
    case ScopeKind::county: return "county";
    case ScopeKind::street: return "street";
    case ScopeKind::community: return "community";
    case ScopeKind::area: return "area";
    case ScopeKind::grid: return "grid";
    case ScopeKind::unit: return "unit";
    case ScopeKind::self: return "self";
  }
  ENSURE(false, "a kind of scope outside its enumeration");
}

std::string_view to_string(Level level) {
  switch (level) {
    case Level::grid: return "grid";
    case Level::area: return "area";
    case Level::general: return "general";
    case Level::county: return "county";
  }
  ENSURE(false, "a level outside its enumeration");
}

std::optional<Level> parse_level(std::string_view text) {
  for (const Level level : {Level::grid, Level::area, Level::general, Level::county}) {
    if (to_string(level) == text) return level;
  }
  return std::nullopt;
}

ScopeKind scope_kind(Role role) {
  switch (role) {
    case Role::grid_chief:
    case Role::building_chief:
    case Role::volunteer: return ScopeKind::grid;
    case Role::area_chief: return ScopeKind::area;
    case Role::general_chief: return ScopeKind::street;
    case Role::department:
    case Role::department_lead: return ScopeKind::unit;
    case Role::leader:
    case Role::adviser: return ScopeKind::community;
    case Role::resident: return ScopeKind::self;
    case Role::dispatcher:
    case Role::supervisor:
    case Role::auditor:
    case Role::security_admin:
    case Role::system_admin:
    case Role::display: return ScopeKind::county;
  }
  ENSURE(false, "a role outside its enumeration");
}

std::optional<Level> level_of(Role role) {
  switch (role) {
    case Role::grid_chief: return Level::grid;
    case Role::area_chief: return Level::area;
    case Role::general_chief: return Level::general;
    case Role::dispatcher:
    case Role::supervisor:
    case Role::leader: return Level::county;
    case Role::department:
    case Role::department_lead:
    case Role::adviser:
    case Role::building_chief:
    case Role::volunteer:
    case Role::resident:
    case Role::auditor:
    case Role::security_admin:
    case Role::system_admin:
    case Role::display: return std::nullopt;
  }
  ENSURE(false, "a role outside its enumeration");
}

bool exclude_each_other(Role one, Role other) {
  const auto watches = [](Role role) {
    return role == Role::auditor || role == Role::security_admin || role == Role::system_admin;
  };
  return one != other && watches(one) && watches(other);
}

}  // namespace engine::directory
