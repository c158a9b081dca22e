// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a person may be in the county, how far each role reaches, and which roles exclude another.
//
// Floor:  directory.
// Source: domain §4.1 (the three levels), §4.9 to §4.11 (leaders, advisers, volunteers).

#include <array>
#include <optional>
#include <string_view>

namespace engine::directory {

enum class Role {
  grid_chief,       ///< 网格长
  area_chief,       ///< 片区网格长
  general_chief,    ///< 总网格长
  dispatcher,       ///< 派遣员, 值班长
  department,       ///< 应哨部门经办
  department_lead,  ///< 应哨部门负责人
  supervisor,       ///< 督办员
  leader,           ///< 第一书记, a county leader linked with a community
  adviser,          ///< 法律顾问, 民辅警
  building_chief,   ///< 楼栋长, 单元长
  volunteer,        ///< 志愿者, 报到党员
  resident,
  auditor,
  security_admin,
  system_admin,
  display,  ///< A screen on a wall: counts and places, nobody's name.
};

inline constexpr std::array all_roles{
    Role::grid_chief, Role::area_chief,      Role::general_chief, Role::dispatcher,
    Role::department, Role::department_lead, Role::supervisor,    Role::leader,
    Role::adviser,    Role::building_chief,  Role::volunteer,     Role::resident,
    Role::auditor,    Role::security_admin,  Role::system_admin,  Role::display};

/// What the scope of a post names.
enum class ScopeKind { county, street, community, area, grid, unit, self };

/// The rungs of the escalation, lowest first.
enum class Level { grid, area, general, county };

[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);
[[nodiscard]] std::string_view to_string(ScopeKind kind);
[[nodiscard]] std::string_view to_string(Level level);
[[nodiscard]] std::optional<Level> parse_level(std::string_view text);

[[nodiscard]] ScopeKind scope_kind(Role role);
/// The rung that the role stands on; none for those who handle, advise or look on.
[[nodiscard]] std::optional<Level> level_of(Role role);
/// Auditor, security and system administrator: no two of them in one hand.
[[nodiscard]] bool exclude_each_other(Role one, Role other);

}  // namespace engine::directory
