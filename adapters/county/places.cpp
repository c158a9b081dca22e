// SPDX-License-Identifier: Apache-2.0
// The tables of places: streets, communities, areas, grids.
#include <algorithm>

#include "adapters/county/draft.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

/// The street of a community or area that has been read, or an empty code.
template <class Place, class Code>
directory::StreetCode street_of(const std::vector<Place>& places, const Code& code) {
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&code](const Place& place) { return place.code == code; });
  return found == places.end() ? directory::StreetCode{} : found->street;
}

void check_one_street(const Draft& draft, const directory::Grid& grid, Row& row) {
  const auto of_community = street_of(draft.places.communities, grid.community);
  const auto of_area = street_of(draft.places.areas, grid.area);
  if (of_community.empty() || of_area.empty() || of_community == of_area) return;
  row.fault(
      "area",
      "the area is in the street " + of_area.str() + ", the community in " + of_community.str(),
      "let both be in one street");
}

}  // namespace

void read_streets(Draft& draft) {
  Table table = draft.table("streets.csv", {.needed = {"code", "name"}, .optional = {}});
  table.each([&draft](Row& row) {
    const directory::Street street{directory::StreetCode{row.key("code", draft.street_codes)},
                                   row.text("name")};
    if (row.good()) draft.places.streets.push_back(street);
  });
  if (table.read()) draft.street_codes.open();
}

void read_communities(Draft& draft) {
  Table table =
      draft.table("communities.csv", {.needed = {"code", "name", "street"}, .optional = {}});
  table.each([&draft](Row& row) {
    const directory::Community community{
        directory::CommunityCode{row.key("code", draft.community_codes)}, row.text("name"),
        directory::StreetCode{row.reference("street", draft.street_codes)}};
    if (row.good()) draft.places.communities.push_back(community);
  });
  if (table.read()) draft.community_codes.open();
}

void read_areas(Draft& draft) {
  Table table = draft.table("areas.csv", {.needed = {"code", "name", "street"}, .optional = {}});
  table.each([&draft](Row& row) {
    const directory::Area area{directory::AreaCode{row.key("code", draft.area_codes)},
                               row.text("name"),
                               directory::StreetCode{row.reference("street", draft.street_codes)}};
    if (row.good()) draft.places.areas.push_back(area);
  });
  if (table.read()) draft.area_codes.open();
}

void read_grids(Draft& draft) {
  Table table = draft.table(
      "grids.csv", {.needed = {"code", "name", "type", "community", "area"}, .optional = {}});
  table.each([&draft](Row& row) {
    const directory::Grid grid{
        .code = directory::GridCode{row.key("code", draft.grid_codes)},
        .name = row.text("name"),
        .type = row.choice("type", directory::parse_grid_type, "base, dedicated or micro"),
        .community = directory::CommunityCode{row.reference("community", draft.community_codes)},
        .area = directory::AreaCode{row.reference("area", draft.area_codes)},
        .polygon = {}};
    check_one_street(draft, grid, row);
    if (row.good()) draft.places.grids.push_back(grid);
  });
  if (table.read()) draft.grid_codes.open();
}

}  // namespace adapters::county
