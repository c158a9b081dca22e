// SPDX-License-Identifier: Apache-2.0

// Who may see what: the rule for one row and the rule for lists must be one rule.

#include "engine/core/authorize.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/core/row.hpp"

namespace {

namespace directory = engine::directory;
namespace model = engine::model;
using directory::Actor;
using directory::Post;
using directory::Role;

/// Small alphabets, so that rows and posts often meet.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t roll(std::size_t sides) { return engine_() % sides; }
  std::string code(const std::string& prefix) { return prefix + std::to_string(roll(3)); }

 private:
  std::mt19937 engine_;
};

std::string scope_of(Role role, Dice& dice) {
  switch (directory::scope_kind(role)) {
    case directory::ScopeKind::street: return dice.code("S");
    case directory::ScopeKind::community: return dice.code("C");
    case directory::ScopeKind::area: return dice.code("A");
    case directory::ScopeKind::grid: return dice.code("G");
    case directory::ScopeKind::unit: return dice.code("U");
    case directory::ScopeKind::county:
    case directory::ScopeKind::self: return {};
  }
  return {};
}

Actor random_actor(Dice& dice) {
  Actor actor{.login = directory::Login(dice.code("p"))};
  for (std::size_t posts = dice.roll(3); posts > 0; --posts) {
    const Role role = directory::all_roles[dice.roll(directory::all_roles.size())];
    actor.posts.push_back({role, scope_of(role, dice)});
  }
  return actor;
}

model::Row random_row(Dice& dice) {
  model::Row row;
  row.place = {.grid = directory::GridCode(dice.code("G")),
               .area = directory::AreaCode(dice.code("A")),
               .community = directory::CommunityCode(dice.code("C")),
               .street = directory::StreetCode(dice.code("S"))};
  if (dice.roll(2) == 0) row.unit = dice.code("U");
  if (dice.roll(2) == 0) row.units = {dice.code("U")};
  row.raised_by = dice.code("p");
  if (dice.roll(2) == 0) row.claimed_by = dice.code("p");
  row.owner = std::string(directory::to_string(directory::all_roles[dice.roll(14)]));
  row.warned = dice.roll(2) == 0;
  row.supervised = dice.roll(2) == 0;
  return row;
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// What a list's filter lets through, read off the filter alone.
bool passes(const model::Visibility& visible, const model::Row& row) {
  const bool by_unit =
      has(visible.units, row.unit) ||
      std::any_of(row.units.begin(), row.units.end(),
                  [&](const std::string& unit) { return has(visible.units, unit); });
  return visible.everything || has(visible.grids, row.place.grid.str()) ||
         has(visible.areas, row.place.area.str()) || has(visible.streets, row.place.street.str()) ||
         has(visible.communities, row.place.community.str()) || by_unit ||
         row.raised_by == visible.login;
}

}  // namespace

TEST_CASE("authorize: a list shows exactly the rows that may be seen one by one") {
  Dice dice(20261123);
  std::size_t seen = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Actor actor = random_actor(dice);
    const model::Row row = random_row(dice);
    const bool may = engine::core::may_see(actor, row);
    INFO("case " << i << " login " << actor.login.str());
    REQUIRE(may == passes(engine::core::visibility(actor), row));
    seen += may ? 1U : 0U;
  }
  CHECK(seen > 1'000);
  CHECK(seen < 19'000);
}

TEST_CASE("authorize: administrators of accounts and system see no cases") {
  Dice dice(1);
  model::Row row = random_row(dice);
  row.raised_by = "somebody";
  row.claimed_by.clear();
  for (const Role role : {Role::security_admin, Role::system_admin}) {
    CHECK_FALSE(
        engine::core::may_see({.login = directory::Login("admin"), .posts = {{role, ""}}}, row));
  }
  CHECK(engine::core::may_see({.login = directory::Login("audit"), .posts = {{Role::auditor, ""}}},
                              row));
}

TEST_CASE("authorize: a department sees an incident through its ticket and no other") {
  model::Row incident;
  incident.units = {"D17"};
  const auto clerk = [](const std::string& unit) {
    return Actor{.login = directory::Login("clerk"), .posts = {{Role::department, unit}}};
  };
  CHECK(engine::core::may_see(clerk("D17"), incident));
  CHECK_FALSE(engine::core::may_see(clerk("D18"), incident));
}

TEST_CASE("authorize: a department that gave its ticket back sees the incident no more") {
  model::Case incident;
  incident.children = {
      {.id = model::CaseId{8}, .open = false, .unit = "D17", .took_part = false},
      {.id = model::CaseId{9}, .open = false, .unit = "D18"},
  };
  const auto clerk = [](const std::string& unit) {
    return Actor{.login = directory::Login("clerk"), .posts = {{Role::department, unit}}};
  };
  CHECK_FALSE(engine::core::may_see(clerk("D17"), incident));
  CHECK(engine::core::may_see(clerk("D18"), incident));
}

TEST_CASE("authorize: who claimed a case sees it by a post alone") {
  model::Row ticket;
  ticket.unit = "D17";
  ticket.claimed_by = "clerk";
  const auto clerk = [](const std::string& unit) {
    return Actor{.login = directory::Login("clerk"), .posts = {{Role::department, unit}}};
  };
  CHECK(engine::core::may_see(clerk("D17"), ticket));
  CHECK_FALSE(engine::core::may_see(clerk("D18"), ticket));
}

TEST_CASE("authorize: an incident at departments waits on their tickets") {
  model::Row row;
  row.open = true;
  row.owner = "department";
  row.units = {"D17"};
  const Actor clerk{.login = directory::Login("clerk"), .posts = {{Role::department, "D17"}}};
  CHECK_FALSE(engine::core::owns(clerk, row));
  row.unit = "D17";
  CHECK(engine::core::owns(clerk, row));
}

TEST_CASE("authorize: nobody without a login sees what nobody raised") {
  CHECK_FALSE(engine::core::may_see(Actor{}, model::Row{}));
}

TEST_CASE("queues: nobody finds in a queue what they may not see") {
  Dice dice(7);
  for (int i = 0; i < 5'000; ++i) {
    const Actor actor = random_actor(dice);
    const model::Row row = random_row(dice);
    for (const std::string& queue : engine::core::queue_names()) {
      if (engine::core::in_queue(queue, row, actor)) REQUIRE(engine::core::may_see(actor, row));
    }
  }
}
