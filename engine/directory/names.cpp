// SPDX-License-Identifier: Apache-2.0
// The words that the tables use for the enumerations of the directory.
#include "engine/base/ensure.hpp"
#include "engine/directory/directory.hpp"

namespace engine::directory {

std::string_view to_string(GridType type) {
  switch (type) {
    case GridType::base: return "base";
    case GridType::dedicated: return "dedicated";
    case GridType::micro: return "micro";
  }
  ENSURE(false, "a type of grid outside its enumeration");
}

std::optional<GridType> parse_grid_type(std::string_view text) {
  for (const GridType type : {GridType::base, GridType::dedicated, GridType::micro}) {
    if (to_string(type) == text) return type;
  }
  return std::nullopt;
}

std::string_view to_string(UnitKind kind) {
  switch (kind) {
    case UnitKind::department: return "department";
    case UnitKind::utility: return "utility";
    case UnitKind::street: return "street";
    case UnitKind::group: return "group";
    case UnitKind::team: return "team";
  }
  ENSURE(false, "a kind of unit outside its enumeration");
}

std::optional<UnitKind> parse_unit_kind(std::string_view text) {
  for (const UnitKind kind : {UnitKind::department, UnitKind::utility, UnitKind::street,
                              UnitKind::group, UnitKind::team}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace engine::directory
