// SPDX-License-Identifier: Apache-2.0
// Jurisdiction: one row a post, its last column says whether it reaches the case.
#include "engine/directory/place.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace engine::directory;

namespace {

const Place place{.grid = GridCode{"g1"},
                  .area = AreaCode{"a1"},
                  .community = CommunityCode{"c1"},
                  .street = StreetCode{"s1"}};
const UnitCode unit{"D18"};
const Login raiser{"ling"};

struct Reach {
  Role role;
  const char* scope;
  bool reached;
};

}  // namespace

TEST_CASE("covers: a post reaches what lies in its scope and nothing beyond", "[place]") {
  for (const auto& [role, scope, reached] : {Reach{Role::grid_chief, "g1", true},
                                             {Role::grid_chief, "g2", false},
                                             {Role::grid_chief, "a1", false},
                                             {Role::volunteer, "g1", true},
                                             {Role::volunteer, "g2", false},
                                             {Role::area_chief, "a1", true},
                                             {Role::area_chief, "a2", false},
                                             {Role::area_chief, "g1", false},
                                             {Role::general_chief, "s1", true},
                                             {Role::general_chief, "s2", false},
                                             {Role::leader, "c1", true},
                                             {Role::leader, "c2", false},
                                             {Role::adviser, "c1", true},
                                             {Role::adviser, "c2", false},
                                             {Role::department, "D18", true},
                                             {Role::department, "D17", false},
                                             {Role::department_lead, "D18", true},
                                             {Role::department_lead, "D1", false},
                                             {Role::dispatcher, "", true},
                                             {Role::supervisor, "", true},
                                             {Role::auditor, "", true},
                                             {Role::security_admin, "", true},
                                             {Role::system_admin, "", true}}) {
    INFO(to_string(role) << " of '" << scope << "'");
    CHECK(covers({role, scope}, place, unit, raiser, Login{"other"}) == reached);
  }
}

TEST_CASE("covers: a resident reaches what they raised themselves", "[place]") {
  const Post resident{Role::resident, ""};
  CHECK(covers(resident, place, unit, raiser, raiser));
  CHECK_FALSE(covers(resident, place, unit, raiser, Login{"other"}));
  // Nobody raised it and nobody asks: two empty logins are not one person.
  CHECK_FALSE(covers(resident, place, unit, Login{}, Login{}));
}

TEST_CASE("covers: empty codes never match an empty scope", "[place]") {
  for (const Role role : all_roles) {
    const bool of_county = scope_kind(role) == ScopeKind::county;
    INFO(to_string(role));
    CHECK(covers({role, ""}, Place{}, UnitCode{}, Login{}, raiser) == of_county);
  }
}
