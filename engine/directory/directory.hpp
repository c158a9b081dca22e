// SPDX-License-Identifier: Apache-2.0
#pragma once

// The places and units of the county, found by code, by position and by what they belong to.
//
// Floor:   directory.
// Threads: immutable after construction; any thread may read.
// Errors:  the tables were checked by their loader; a broken reference here ends the process.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/directory/codes.hpp"
#include "engine/directory/place.hpp"
#include "engine/directory/polygon.hpp"
#include "engine/directory/shape_index.hpp"

namespace engine::directory {

enum class GridType { base, dedicated, micro };
enum class UnitKind { department, utility, street, group, team };

[[nodiscard]] std::string_view to_string(GridType type);
[[nodiscard]] std::optional<GridType> parse_grid_type(std::string_view text);
[[nodiscard]] std::string_view to_string(UnitKind kind);
[[nodiscard]] std::optional<UnitKind> parse_unit_kind(std::string_view text);

struct Street {
  StreetCode code;
  std::string name;
};

struct Community {
  CommunityCode code;
  std::string name;
  StreetCode street;
};

/// 片区: several grids under one area chief.
struct Area {
  AreaCode code;
  std::string name;
  StreetCode street;
};

struct Grid {
  GridCode code;
  std::string name;
  GridType type = GridType::base;
  CommunityCode community;
  AreaCode area;
  Polygon polygon;  ///< Empty where no shape is known.
};

/// 楼栋, or an entrance (单元) of one. Cases lie in grids: a building only says who looks after it.
struct Building {
  BuildingCode code;
  std::string name;
  GridCode grid;
  BuildingCode building;  ///< Of an entrance, the building it belongs to; of a building, empty.
};

struct Unit {
  UnitCode code;
  std::string name, english;
  UnitKind kind = UnitKind::department;
  UnitCode parent;    ///< Empty: none.
  StreetCode street;  ///< Of a street's office, its street; of the stand-in for all of them, empty.
};

struct DirectoryTables {
  std::vector<Street> streets;
  std::vector<Community> communities;
  std::vector<Area> areas;
  std::vector<Grid> grids;
  std::vector<Building> buildings;
  std::vector<Unit> units;
};

class Directory {
 public:
  Directory() = default;
  explicit Directory(DirectoryTables tables);

  // Each in the order of its table.
  [[nodiscard]] const std::vector<Street>& streets() const { return tables_.streets; }
  [[nodiscard]] const std::vector<Community>& communities() const { return tables_.communities; }
  [[nodiscard]] const std::vector<Area>& areas() const { return tables_.areas; }
  [[nodiscard]] const std::vector<Grid>& grids() const { return tables_.grids; }
  [[nodiscard]] const std::vector<Building>& buildings() const { return tables_.buildings; }
  [[nodiscard]] const std::vector<Unit>& units() const { return tables_.units; }

  // Null where there is none of that code.
  [[nodiscard]] const Street* find(const StreetCode& code) const;
  [[nodiscard]] const Community* find(const CommunityCode& code) const;
  [[nodiscard]] const Area* find(const AreaCode& code) const;
  [[nodiscard]] const Grid* find(const GridCode& code) const;
  [[nodiscard]] const Building* find(const BuildingCode& code) const;
  [[nodiscard]] const Unit* find(const UnitCode& code) const;

  /// What belongs to it, in the order of the table.
  [[nodiscard]] std::vector<const Community*> communities_of(const StreetCode& street) const;
  [[nodiscard]] std::vector<const Area*> areas_of(const StreetCode& street) const;
  [[nodiscard]] std::vector<const Grid*> grids_of(const AreaCode& area) const;
  [[nodiscard]] std::vector<const Grid*> grids_of(const CommunityCode& community) const;
  [[nodiscard]] std::vector<const Unit*> units_of(const UnitCode& parent) const;

  /// The grid with all that it belongs to; nothing for an unknown code.
  [[nodiscard]] std::optional<Place> place_of(const GridCode& grid) const;
  /// The same for an area, with its community if all its grids are of one; for the others, too.
  [[nodiscard]] std::optional<Place> place_of(const AreaCode& area) const;
  [[nodiscard]] std::optional<Place> place_of(const CommunityCode& community) const;
  [[nodiscard]] std::optional<Place> place_of(const StreetCode& street) const;
  /// What the code names: a grid, an area, a community or a street.
  [[nodiscard]] std::optional<Place> place_named(const std::string& code) const;
  /// All places of one kind that lie in `outer` or are it, in the order of their table.
  [[nodiscard]] std::vector<Place> places_in(const Place& outer, PlaceKind kind) const;

  /// The unit that `code` means at a place. A unit of the kind street that has no street of its own
  /// stands for the office of whatever street the place is in; every other unit is itself.
  [[nodiscard]] const Unit* unit_for(const UnitCode& code, const Place& place) const;

  /// The grid at a position in WGS 84 degrees, longitude first; null where none is. A point on a
  /// border that two grids share belongs to the one that stands first in the table.
  [[nodiscard]] const Grid* grid_at(double longitude, double latitude) const;

 private:
  template <class CodeType>
  using Index = std::unordered_map<CodeType, std::size_t>;

  DirectoryTables tables_;
  Index<StreetCode> street_at_;
  Index<CommunityCode> community_at_;
  Index<AreaCode> area_at_;
  Index<GridCode> grid_at_;
  Index<BuildingCode> building_at_;
  Index<UnitCode> unit_at_;
  ShapeIndex shapes_;
};

}  // namespace engine::directory
