// SPDX-License-Identifier: Apache-2.0
// The tables of who looks after what: buildings with their entrances, and duties.
#include <algorithm>

#include "adapters/county/draft.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

/// An entrance belongs to a building above it, in the same grid.
directory::BuildingCode building_of(const Draft& draft, const directory::Building& entrance,
                                    Row& row) {
  const directory::BuildingCode code{row.optional("building")};
  if (code.empty()) return code;
  const auto& rows = draft.places.buildings;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.code == code; });
  if (found == rows.end() || found->grid != entrance.grid || !found->building.empty()) {
    row.fault("building", "no building of this grid above has the code " + code.str(),
              "write the building's row first, or mend the code");
  }
  return code;
}

std::string place_of(const Draft& draft, Row& row) {
  std::string code = row.code("place");
  const bool known = draft.building_codes.knows(code) || draft.grid_codes.knows(code) ||
                     draft.area_codes.knows(code) || draft.community_codes.knows(code) ||
                     draft.street_codes.knows(code);
  if (row.good() && !known) {
    row.fault("place", "no place has the code " + code,
              "name a building, an entrance, a grid, an area, a community or a street");
  }
  return code;
}

}  // namespace

void read_buildings(Draft& draft) {
  Table table = draft.table_if_there(
      "buildings.csv", {.needed = {"code", "name", "grid"}, .optional = {"building"}});
  table.each([&draft](Row& row) {
    directory::Building building{
        .code = directory::BuildingCode{row.key("code", draft.building_codes)},
        .name = row.text("name"),
        .grid = directory::GridCode{row.reference("grid", draft.grid_codes)},
        .building = {}};
    building.building = building_of(draft, building, row);
    if (row.good()) draft.places.buildings.push_back(std::move(building));
  });
  if (table.read()) draft.building_codes.open();
}

void read_duties(Draft& draft) {
  Table table = draft.table_if_there("duties.csv",
                                     {.needed = {"place", "duty", "post"}, .optional = {"note"}});
  table.each([&draft](Row& row) {
    directory::Duty duty{.place = place_of(draft, row),
                         .name = row.text("duty"),
                         .post = directory::Login{row.optional_reference("post", draft.post_ids)},
                         .note = row.optional("note")};
    if (row.good()) draft.duties.push_back(std::move(duty));
  });
}

}  // namespace adapters::county
