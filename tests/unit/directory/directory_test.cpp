// SPDX-License-Identifier: Apache-2.0
// The directory: found by code, by what belongs to what, and by position.
#include "engine/directory/directory.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

using namespace engine::directory;

namespace {

Polygon cell(double west, double south) {
  return {
      {west, south}, {west + 1, south}, {west + 1, south + 1}, {west, south + 1}, {west, south}};
}

Grid grid(const char* code, const char* community, const char* area, Polygon polygon) {
  return {.code = GridCode{code},
          .name = code,
          .type = GridType::dedicated,
          .community = CommunityCode{community},
          .area = AreaCode{area},
          .polygon = std::move(polygon)};
}

/// Two cells side by side, a third beyond a gap, and one without a shape.
Directory small() {
  const StreetCode street{"s1"};
  return Directory{
      {.streets = {{street, "渠江街道"}, {StreetCode{"s2"}, "渠南街道"}},
       .communities = {{CommunityCode{"c1"}, "胜利社区", street},
                       {CommunityCode{"c2"}, "后溪社区", street}},
       .areas = {{AreaCode{"a1"}, "第一片区", street}, {AreaCode{"a2"}, "第二片区", street}},
       .grids = {grid("g1", "c1", "a1", cell(100, 30)), grid("g2", "c1", "a1", cell(101, 30)),
                 grid("g3", "c2", "a2", cell(103, 30)), grid("g4", "c2", "a2", {})},
       .units = {{UnitCode{"D04"}, "公安局", "", UnitKind::department, {}, {}},
                 {UnitCode{"D041"}, "交警大队", "", UnitKind::department, UnitCode{"D04"}, {}},
                 {UnitCode{"S"}, "街道办", "", UnitKind::street, {}, {}},
                 {UnitCode{"Ss1"}, "渠江街道办", "", UnitKind::street, UnitCode{"S"}, street}}}};
}

std::string at(const Directory& directory, double longitude, double latitude) {
  const Grid* found = directory.grid_at(longitude, latitude);
  return found ? found->code.str() : "";
}

}  // namespace

TEST_CASE("directory: everything is found by its code and nothing by another", "[directory]") {
  const Directory directory = small();
  CHECK(directory.find(StreetCode{"s1"})->name == "渠江街道");
  CHECK(directory.find(CommunityCode{"c2"})->name == "后溪社区");
  CHECK(directory.find(AreaCode{"a2"})->name == "第二片区");
  CHECK(directory.find(GridCode{"g3"})->community == CommunityCode{"c2"});
  CHECK(directory.find(UnitCode{"D041"})->name == "交警大队");
  CHECK(directory.find(GridCode{"c1"}) == nullptr);
  CHECK(directory.find(UnitCode{""}) == nullptr);
}

TEST_CASE("directory: children stand in the order of their table", "[directory]") {
  const Directory directory = small();
  const auto grids = directory.grids_of(AreaCode{"a1"});
  REQUIRE(grids.size() == 2);
  CHECK(grids[0]->code == GridCode{"g1"});
  CHECK(grids[1]->code == GridCode{"g2"});
  CHECK(directory.grids_of(CommunityCode{"c2"}).size() == 2);
  CHECK(directory.communities_of(StreetCode{"s1"}).size() == 2);
  CHECK(directory.areas_of(StreetCode{"s2"}).empty());
  CHECK(directory.units_of(UnitCode{"D04"}).size() == 1);
}

TEST_CASE("directory: a grid's place names all that it belongs to", "[directory]") {
  const Directory directory = small();
  CHECK(directory.place_of(GridCode{"g3"}) == Place{.grid = GridCode{"g3"},
                                                    .area = AreaCode{"a2"},
                                                    .community = CommunityCode{"c2"},
                                                    .street = StreetCode{"s1"}});
  CHECK_FALSE(directory.place_of(GridCode{"g9"}).has_value());
}

TEST_CASE("directory: the stand-in for street offices becomes the one of the place",
          "[directory]") {
  const Directory directory = small();
  const Place here = *directory.place_of(GridCode{"g1"});
  CHECK(directory.unit_for(UnitCode{"S"}, here)->code == UnitCode{"Ss1"});
  CHECK(directory.unit_for(UnitCode{"D041"}, here)->code == UnitCode{"D041"});
  CHECK(directory.unit_for(UnitCode{"D99"}, here) == nullptr);
  // A street without an office, and a case without a place.
  CHECK(directory.unit_for(UnitCode{"S"},
                           {.grid = {}, .area = {}, .community = {}, .street = StreetCode{"s2"}}) ==
        nullptr);
  CHECK(directory.unit_for(UnitCode{"S"}, Place{}) == nullptr);
}

TEST_CASE("grid at: inside edges and corners of cells", "[directory]") {
  const Directory directory = small();
  CHECK(at(directory, 100.5, 30.5) == "g1");
  CHECK(at(directory, 101.5, 30.5) == "g2");
  CHECK(at(directory, 103.5, 30.5) == "g3");
  CHECK(at(directory, 100, 30) == "g1");
  CHECK(at(directory, 104, 31) == "g3");
  CHECK(at(directory, 102, 30.5) == "g2");
}

TEST_CASE("grid at: a shared border belongs to the grid that stands first", "[directory]") {
  const Directory directory = small();
  CHECK(at(directory, 101, 30.5) == "g1");
  CHECK(at(directory, 101, 31) == "g1");
}

TEST_CASE("grid at: gaps and the world around hold no grid", "[directory]") {
  const Directory directory = small();
  CHECK(at(directory, 102.5, 30.5).empty());
  CHECK(at(directory, 99, 30.5).empty());
  CHECK(at(directory, 101.5, 32).empty());
  // Latitude first, a common slip.
  CHECK(at(directory, 30.5, 100.5).empty());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(at(directory, nan, 30.5).empty());
  CHECK(at(directory, 100.5, nan).empty());
  CHECK(at(directory, std::numeric_limits<double>::infinity(), 30.5).empty());
}

TEST_CASE("grid at: a county without shapes holds none", "[directory]") {
  CHECK(at(Directory{}, 106.97, 30.84).empty());
}

TEST_CASE("directory: the words of grid types and kinds of units read back", "[directory]") {
  for (const auto* word : {"base", "dedicated", "micro"}) {
    REQUIRE(parse_grid_type(word).has_value());
    CHECK(to_string(*parse_grid_type(word)) == word);
  }
  for (const auto* word : {"department", "utility", "street", "group", "team"}) {
    REQUIRE(parse_unit_kind(word).has_value());
    CHECK(to_string(*parse_unit_kind(word)) == word);
  }
  CHECK_FALSE(parse_grid_type("专属").has_value());
  CHECK_FALSE(parse_unit_kind("").has_value());
}

TEST_CASE("directory: a wider place has the codes of what it lies in", "[directory]") {
  const Directory directory = small();
  const Place area = directory.place_of(AreaCode{"a1"}).value();
  CHECK(area == Place{{}, AreaCode{"a1"}, CommunityCode{"c1"}, StreetCode{"s1"}});
  CHECK(kind_of(area) == PlaceKind::area);
  CHECK(code_of(area) == "a1");
  const Place community = directory.place_named("c2").value();
  CHECK(kind_of(community) == PlaceKind::community);
  CHECK(community.street == StreetCode{"s1"});
  CHECK(kind_of(directory.place_named("s2").value()) == PlaceKind::street);
  CHECK(kind_of(Place{}) == PlaceKind::county);
  CHECK_FALSE(directory.place_named("").has_value());
  CHECK_FALSE(directory.place_named("D04").has_value());
}

TEST_CASE("directory: the places of one kind inside another", "[directory]") {
  const Directory directory = small();
  const auto codes = [&](const Place& outer, PlaceKind kind) {
    std::string text;
    for (const Place& place : directory.places_in(outer, kind)) text += code_of(place) + " ";
    return text;
  };
  CHECK(codes({}, PlaceKind::grid) == "g1 g2 g3 g4 ");
  CHECK(codes({}, PlaceKind::street) == "s1 s2 ");
  CHECK(codes(directory.place_named("a1").value(), PlaceKind::grid) == "g1 g2 ");
  CHECK(codes(directory.place_named("c2").value(), PlaceKind::area) == "a2 ");
  CHECK(codes(directory.place_named("g1").value(), PlaceKind::grid) == "g1 ");
  CHECK(codes(directory.place_named("g1").value(), PlaceKind::area).empty());
  CHECK(codes(directory.place_named("s2").value(), PlaceKind::grid).empty());
}
