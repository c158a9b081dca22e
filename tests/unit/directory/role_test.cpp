// SPDX-License-Identifier: Apache-2.0
// Roles: every one has a word that reads back, a reach, and a rung or none.
#include "engine/directory/role.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace engine::directory;

TEST_CASE("role: every role reads back from its word", "[role]") {
  std::set<std::string_view> words;
  for (const Role role : all_roles) {
    CHECK(parse_role(to_string(role)) == role);
    words.insert(to_string(role));
  }
  CHECK(words.size() == 16);
}

TEST_CASE("role: words that are nearly right are refused", "[role]") {
  for (const auto* word : {"", "Grid_chief", "grid_chief ", "grid chief", "grid_chie", "admin"}) {
    CHECK_FALSE(parse_role(word).has_value());
  }
}

TEST_CASE("role: each role reaches as far as the table says", "[role]") {
  struct Case {
    Role role;
    ScopeKind kind;
  };
  for (const auto& [role, kind] : {Case{Role::grid_chief, ScopeKind::grid},
                                   {Role::volunteer, ScopeKind::grid},
                                   {Role::building_chief, ScopeKind::grid},
                                   {Role::area_chief, ScopeKind::area},
                                   {Role::general_chief, ScopeKind::street},
                                   {Role::leader, ScopeKind::community},
                                   {Role::adviser, ScopeKind::community},
                                   {Role::department, ScopeKind::unit},
                                   {Role::department_lead, ScopeKind::unit},
                                   {Role::dispatcher, ScopeKind::county},
                                   {Role::supervisor, ScopeKind::county},
                                   {Role::auditor, ScopeKind::county},
                                   {Role::security_admin, ScopeKind::county},
                                   {Role::system_admin, ScopeKind::county},
                                   {Role::resident, ScopeKind::self}}) {
    INFO(to_string(role));
    CHECK(scope_kind(role) == kind);
  }
}

TEST_CASE("role: only chiefs and the county's hands stand on a rung", "[role]") {
  CHECK(level_of(Role::grid_chief) == Level::grid);
  CHECK(level_of(Role::area_chief) == Level::area);
  CHECK(level_of(Role::general_chief) == Level::general);
  CHECK(level_of(Role::dispatcher) == Level::county);
  CHECK(level_of(Role::leader) == Level::county);
  CHECK_FALSE(level_of(Role::department).has_value());
  CHECK_FALSE(level_of(Role::resident).has_value());
  CHECK_FALSE(level_of(Role::auditor).has_value());
}

TEST_CASE("role: levels read back from their words", "[role]") {
  for (const Level level : {Level::grid, Level::area, Level::general, Level::county}) {
    CHECK(parse_level(to_string(level)) == level);
  }
  CHECK_FALSE(parse_level("street").has_value());
}

TEST_CASE("role: the three who watch over the system exclude each other and nobody else",
          "[role]") {
  int pairs = 0;
  for (const Role one : all_roles) {
    for (const Role other : all_roles) {
      CHECK(exclude_each_other(one, other) == exclude_each_other(other, one));
      if (exclude_each_other(one, other)) ++pairs;
    }
  }
  CHECK(pairs == 6);
  CHECK(exclude_each_other(Role::auditor, Role::system_admin));
  CHECK_FALSE(exclude_each_other(Role::auditor, Role::auditor));
  CHECK_FALSE(exclude_each_other(Role::auditor, Role::supervisor));
}
