// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/directory.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/base/ensure.hpp"

namespace engine::directory {
namespace {

template <class Row, class Index>
void fill(Index& index, const std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ENSURE(index.emplace(rows[i].code, i).second, "a code stands twice in its table");
  }
}

template <class Row, class Index, class CodeType>
const Row* lookup(const std::vector<Row>& rows, const Index& index, const CodeType& code) {
  const auto found = index.find(code);
  return found == index.end() ? nullptr : &rows[found->second];
}

template <class Row, class CodeType>
std::vector<const Row*> those_of(const std::vector<Row>& rows, CodeType Row::*parent,
                                 const CodeType& code) {
  std::vector<const Row*> children;
  for (const Row& row : rows) {
    if (row.*parent == code) children.push_back(&row);
  }
  return children;
}

/// A box that also holds the points which count as lying on its border.
Box widened(Box box) {
  box.low.longitude -= edge_tolerance;
  box.low.latitude -= edge_tolerance;
  box.high.longitude += edge_tolerance;
  box.high.latitude += edge_tolerance;
  return box;
}

ShapeIndex index_of(const std::vector<Grid>& grids) {
  std::vector<std::pair<std::uint32_t, Box>> boxes;
  for (std::size_t i = 0; i < grids.size(); ++i) {
    if (grids[i].polygon.empty()) continue;
    boxes.emplace_back(static_cast<std::uint32_t>(i), widened(box_of(grids[i].polygon)));
  }
  return ShapeIndex{boxes};
}

}  // namespace

Directory::Directory(DirectoryTables tables)
    : tables_(std::move(tables)), shapes_(index_of(tables_.grids)) {
  fill(street_at_, tables_.streets);
  fill(community_at_, tables_.communities);
  fill(area_at_, tables_.areas);
  fill(grid_at_, tables_.grids);
  fill(building_at_, tables_.buildings);
  fill(unit_at_, tables_.units);
  for (const Community& row : tables_.communities) {
    ENSURE(find(row.street), "a community of no street");
  }
  for (const Area& row : tables_.areas) ENSURE(find(row.street), "an area of no street");
  for (const Grid& row : tables_.grids) {
    ENSURE(find(row.community) && find(row.area), "a grid of no community or no area");
  }
}

const Street* Directory::find(const StreetCode& code) const {
  return lookup(tables_.streets, street_at_, code);
}
const Community* Directory::find(const CommunityCode& code) const {
  return lookup(tables_.communities, community_at_, code);
}
const Area* Directory::find(const AreaCode& code) const {
  return lookup(tables_.areas, area_at_, code);
}
const Grid* Directory::find(const GridCode& code) const {
  return lookup(tables_.grids, grid_at_, code);
}
const Building* Directory::find(const BuildingCode& code) const {
  return lookup(tables_.buildings, building_at_, code);
}
const Unit* Directory::find(const UnitCode& code) const {
  return lookup(tables_.units, unit_at_, code);
}

std::vector<const Community*> Directory::communities_of(const StreetCode& street) const {
  return those_of(tables_.communities, &Community::street, street);
}
std::vector<const Area*> Directory::areas_of(const StreetCode& street) const {
  return those_of(tables_.areas, &Area::street, street);
}
std::vector<const Grid*> Directory::grids_of(const AreaCode& area) const {
  return those_of(tables_.grids, &Grid::area, area);
}
std::vector<const Grid*> Directory::grids_of(const CommunityCode& community) const {
  return those_of(tables_.grids, &Grid::community, community);
}
std::vector<const Unit*> Directory::units_of(const UnitCode& parent) const {
  return those_of(tables_.units, &Unit::parent, parent);
}

std::optional<Place> Directory::place_of(const GridCode& grid) const {
  const Grid* row = find(grid);
  if (!row) return std::nullopt;
  return Place{.grid = row->code,
               .area = row->area,
               .community = row->community,
               .street = find(row->community)->street};
}

std::optional<Place> Directory::place_of(const AreaCode& area) const {
  const Area* row = find(area);
  if (!row) return std::nullopt;
  Place place{.grid = {}, .area = row->code, .community = {}, .street = row->street};
  const auto grids = grids_of(area);
  const bool of_one =
      !grids.empty() && std::all_of(grids.begin(), grids.end(), [&](const Grid* each) {
        return each->community == grids.front()->community;
      });
  if (of_one) place.community = grids.front()->community;
  return place;
}

std::optional<Place> Directory::place_of(const CommunityCode& community) const {
  const Community* row = find(community);
  if (!row) return std::nullopt;
  return Place{.grid = {}, .area = {}, .community = row->code, .street = row->street};
}

std::optional<Place> Directory::place_of(const StreetCode& street) const {
  if (!find(street)) return std::nullopt;
  return Place{.grid = {}, .area = {}, .community = {}, .street = street};
}

std::optional<Place> Directory::place_named(const std::string& code) const {
  if (auto grid = place_of(GridCode(code))) return grid;
  if (auto area = place_of(AreaCode(code))) return area;
  if (auto community = place_of(CommunityCode(code))) return community;
  return place_of(StreetCode(code));
}

std::vector<Place> Directory::places_in(const Place& outer, PlaceKind kind) const {
  std::vector<Place> found;
  const auto gather = [&](const auto& rows) {
    for (const auto& row : rows) {
      const auto place = place_of(row.code);
      if (place && lies_in(*place, outer)) found.push_back(*place);
    }
  };
  switch (kind) {
    case PlaceKind::grid: gather(tables_.grids); break;
    case PlaceKind::area: gather(tables_.areas); break;
    case PlaceKind::community: gather(tables_.communities); break;
    case PlaceKind::street: gather(tables_.streets); break;
    case PlaceKind::county:
      if (kind_of(outer) == PlaceKind::county) found.push_back(outer);
      break;
  }
  return found;
}

const Unit* Directory::unit_for(const UnitCode& code, const Place& place) const {
  const Unit* unit = find(code);
  if (!unit || unit->kind != UnitKind::street || !unit->street.empty()) return unit;
  for (const Unit* office : units_of(code)) {
    if (!place.street.empty() && office->street == place.street) return office;
  }
  return nullptr;
}

const Grid* Directory::grid_at(double longitude, double latitude) const {
  const LonLat point{longitude, latitude};
  for (const std::uint32_t i : shapes_.candidates(point)) {
    if (contains(tables_.grids[i].polygon, point)) return &tables_.grids[i];
  }
  return nullptr;
}

}  // namespace engine::directory
