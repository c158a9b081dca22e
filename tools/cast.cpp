// SPDX-License-Identifier: Apache-2.0
#include "tools/cast.hpp"

#include <algorithm>

namespace tools {
namespace {

using engine::directory::Actor;
using engine::directory::County;
using engine::directory::Login;
using engine::directory::Place;
using engine::directory::Post;
using engine::directory::Role;
using engine::directory::ScopeKind;

/// The department of the first category, and for the second of its kind the next one that differs.
std::string unit_of(const County& county, bool second) {
  const auto& categories = county.catalogue.categories();
  if (categories.empty()) return {};
  const auto& first = categories.front().lead;
  if (!second) return first.str();
  const auto other = std::find_if(categories.begin(), categories.end(),
                                  [&](const auto& category) { return category.lead != first; });
  return other == categories.end() ? std::string() : other->lead.str();
}

std::string scope_of(const County& county, Role role, bool second) {
  const auto place = home(county, second);
  if (!place) return {};
  switch (engine::directory::scope_kind(role)) {
    case ScopeKind::street: return place->street.str();
    case ScopeKind::community: return place->community.str();
    case ScopeKind::area: return place->area.str();
    case ScopeKind::grid: return place->grid.str();
    case ScopeKind::unit: return unit_of(county, second);
    case ScopeKind::county:
    case ScopeKind::self: return {};
  }
  return {};
}

Actor actor(std::string login, Role role, std::string scope) {
  return {.login = Login(login), .name = std::move(login), .posts = {{role, std::move(scope)}}};
}

std::optional<Actor> clerk(const County& county, const std::string& name) {
  const std::size_t dot = name.find('.');
  const std::string unit = name.substr(0, dot);
  if (!county.directory.find(engine::directory::UnitCode(unit))) return std::nullopt;
  const bool lead = dot != std::string::npos && name.substr(dot) == ".lead";
  return actor(name, lead ? Role::department_lead : Role::department, unit);
}

}  // namespace

std::optional<Place> home(const County& county, bool second) {
  const auto& grids = county.directory.grids();
  if (grids.empty()) return std::nullopt;
  const auto first = county.directory.place_of(grids.front().code);
  if (!second || !first) return first;
  std::optional<Place> other_area;
  for (const auto& grid : grids) {
    const auto place = county.directory.place_of(grid.code);
    if (place && place->street != first->street) return place;
    if (place && place->area != first->area && !other_area) other_area = place;
  }
  return other_area ? other_area : first;
}

std::vector<Actor> cast(const County& county) {
  std::vector<Actor> all;
  for (const bool second : {false, true}) {
    for (const Role role : engine::directory::all_roles) {
      const std::string suffix = second ? "_2" : "";
      all.push_back(actor(std::string(engine::directory::to_string(role)) + suffix, role,
                          scope_of(county, role, second)));
    }
  }
  return all;
}

std::optional<Actor> play(const County& county, const std::string& name) {
  const bool second = name.ends_with("_2");
  const std::string role_name = second ? name.substr(0, name.size() - 2) : name;
  if (const auto role = engine::directory::parse_role(role_name)) {
    return actor(name, *role, scope_of(county, *role, second));
  }
  for (const auto& row : county.posts) {
    if (row.id.str() == name) return actor(name, row.post.role, row.post.scope);
  }
  return clerk(county, name);
}

}  // namespace tools
