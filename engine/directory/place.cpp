// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/place.hpp"

#include "engine/base/ensure.hpp"

namespace engine::directory {
namespace {

template <class Tag>
bool same(const std::string& scope, const Code<Tag>& code) {
  return !code.empty() && code.str() == scope;
}

template <class Tag>
bool within(const Code<Tag>& inner, const Code<Tag>& outer) {
  return outer.empty() || inner == outer;
}

}  // namespace

std::string_view to_string(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::grid: return "grid";
    case PlaceKind::area: return "area";
    case PlaceKind::community: return "community";
    case PlaceKind::street: return "street";
    case PlaceKind::county: return "county";
  }
  ENSURE(false, "a kind of place outside its enumeration");
}

std::optional<PlaceKind> parse_place_kind(std::string_view text) {
  for (const PlaceKind kind : {PlaceKind::grid, PlaceKind::area, PlaceKind::community,
                               PlaceKind::street, PlaceKind::county}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

PlaceKind kind_of(const Place& place) {
  if (!place.grid.empty()) return PlaceKind::grid;
  if (!place.area.empty()) return PlaceKind::area;
  if (!place.community.empty()) return PlaceKind::community;
  return place.street.empty() ? PlaceKind::county : PlaceKind::street;
}

std::string code_of(const Place& place) {
  switch (kind_of(place)) {
    case PlaceKind::grid: return place.grid.str();
    case PlaceKind::area: return place.area.str();
    case PlaceKind::community: return place.community.str();
    case PlaceKind::street: return place.street.str();
    case PlaceKind::county: return {};
  }
  ENSURE(false, "a kind of place outside its enumeration");
}

Place around(const Place& place, PlaceKind kind) {
  Place wider = place;
  if (kind > PlaceKind::grid) wider.grid = {};
  if (kind > PlaceKind::area) wider.area = {};
  if (kind > PlaceKind::community) wider.community = {};
  if (kind > PlaceKind::street) wider.street = {};
  return wider;
}

bool lies_in(const Place& inner, const Place& outer) {
  return within(inner.grid, outer.grid) && within(inner.area, outer.area) &&
         within(inner.community, outer.community) && within(inner.street, outer.street);
}

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
