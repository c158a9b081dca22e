// SPDX-License-Identifier: Apache-2.0
// The county that is shipped: sound, as large as it says, and whole.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "adapters/county/load.hpp"
#include "adapters/county/settings.hpp"

using namespace engine::directory;

namespace {

const std::filesystem::path folder = std::filesystem::path(SHAO_SOURCE_DIR) / "config/quxian";

engine::Loaded<County> load() { return adapters::county::load_county(folder); }

std::string listed(const engine::Faults& faults) {
  std::string lines;
  for (const engine::Fault& fault : faults) lines += to_string(fault) + "\n";
  return lines;
}

LonLat middle(const Polygon& polygon) {
  const Box box = box_of(polygon);
  return {(box.low.longitude + box.high.longitude) / 2, (box.low.latitude + box.high.latitude) / 2};
}

}  // namespace

TEST_CASE("quxian: the shipped county loads without a fault", "[quxian]") {
  const auto county = load();
  if (!county) FAIL(listed(county.faults()));
  CHECK(county.value().name == "渠县");
  CHECK(county.value().code == "511725");
}

TEST_CASE("quxian: as many places units and categories as the county has", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  const Directory& directory = county.value().directory;
  CHECK(directory.streets().size() == 37);
  CHECK(directory.communities().size() == 415);
  CHECK(directory.areas().size() == 45);
  CHECK(directory.grids().size() == 169);
  CHECK(county.value().catalogue.categories().size() == 94);
  CHECK(county.value().catalogue.whistles().size() == 4);
  for (const Area& area : directory.areas()) {
    INFO(area.code.str());
    const std::size_t grids = directory.grids_of(area.code).size();
    CHECK((grids == 3 || grids == 4));
  }
}

TEST_CASE("quxian: the middle of every grid is found in that grid", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  for (const Grid& grid : county.value().directory.grids()) {
    INFO(grid.code.str());
    CHECK(grid.type == GridType::dedicated);
    REQUIRE_FALSE(grid.polygon.empty());
    const LonLat point = middle(grid.polygon);
    CHECK(county.value().directory.grid_at(point.longitude, point.latitude) == &grid);
  }
  CHECK(county.value().directory.grid_at(106.90, 30.84) == nullptr);
}

TEST_CASE("quxian: every rung has its chief and every unit its people", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  std::set<std::pair<Role, std::string>> held;
  std::map<Role, int> count;
  for (const PostRow& row : county.value().posts) {
    held.emplace(row.post.role, row.post.scope);
    ++count[row.post.role];
  }
  const Directory& directory = county.value().directory;
  for (const Grid& grid : directory.grids()) {
    INFO(grid.code.str());
    CHECK(held.contains({Role::grid_chief, grid.code.str()}));
    CHECK(held.contains({Role::area_chief, grid.area.str()}));
    CHECK(held.contains({Role::general_chief, directory.place_of(grid.code)->street.str()}));
  }
  for (const Unit& unit : directory.units()) {
    if (unit.code == UnitCode{"S"}) continue;
    INFO(unit.code.str());
    CHECK(held.contains({Role::department, unit.code.str()}));
    CHECK(held.contains({Role::department_lead, unit.code.str()}));
  }
  CHECK(count[Role::leader] == 27);
  CHECK(count[Role::dispatcher] > 0);
  CHECK(count[Role::supervisor] > 0);
}

TEST_CASE("quxian: the street office of a category is the one of the grid", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  for (const Grid& grid : county.value().directory.grids()) {
    const Place place = *county.value().directory.place_of(grid.code);
    const Unit* office = county.value().directory.unit_for(UnitCode{"S"}, place);
    REQUIRE(office != nullptr);
    CHECK(office->street == place.street);
  }
}

TEST_CASE("quxian: limits come from every table that has a say", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  const auto text = [&county](const char* name, const char* category, const char* whistle,
                              int severity) {
    const auto* found = county.value().catalogue.find(CategoryCode{category});
    std::string limits;
    for (const auto& limit : county.value().limits.find({.name = name,
                             .category = category,
                             .whistle = whistle,
                             .severity = severity,
                             .catalogued = found ? found->severity : 0}))
      limits += (limits.empty() ? "" : ", ") + to_string(limit);
    return limits;
  };
  CHECK(text("triage", "E0110", "", 4) == "4 WH");
  CHECK(text("triage", "E0496", "", 1) == "2 UH");
  CHECK(text("resolve", "E0496", "", 1) == "2 UH");
  CHECK(text("resolve", "E0496", "emergency", 1) == "2 UH, 24 UH");
  CHECK(text("resolve", "E0113", "", 1) == "5 WD, 24 UH");
  CHECK(text("resolve", "E0505", "", 1) == "5 WD");
  CHECK(text("resolve", "", "", 4) == "7 WD");
  CHECK(text("claim", "E0496", "daily", 1) == "4 WH, 0.5 UH");
  CHECK(text("claim", "E0496", "emergency", 1) == "0.25 UH, 0.5 UH");
  CHECK(text("total", "E0496", "", 1) == "30 CD");
  CHECK(text("make_safe", "E0505", "", 1) == "2 UH");
  CHECK(text("make_safe", "E0110", "", 4).empty());
}

TEST_CASE("quxian: a manhole cover has the limit of what is wrong with it", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  const auto* cover = county.value().catalogue.find(CategoryCode{"C0103"});
  REQUIRE(cover != nullptr);
  std::string limits;
  for (const auto& condition : cover->conditions) {
    const auto found = county.value().limits.find({.name = "resolve",
                                                   .category = "C0103",
                                                   .condition = condition.text,
                                                   .whistle = {},
                                                   .severity = cover->severity,
                                                   .catalogued = cover->severity});
    REQUIRE(found.size() == 1);
    limits += to_string(found[0]) + ", ";
    CHECK_FALSE(condition.done_when.empty());
  }
  CHECK(limits == "2 UH, 4 WH, 2 WD, 5 WD, ");
}

TEST_CASE("quxian: every limit that a workflow names holds for any case", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  const std::regex named("<shao:clock[^>]* limit=\"([a-z_]+)\"");
  int found = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SHAO_SOURCE_DIR) / "workflows")) {
    if (entry.path().extension() != ".scxml") continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at, ++found) {
      const std::string name = (*at)[1];
      INFO(entry.path() << " names " << name);
      // Only some cases have to be made safe first: the others start no such clock.
      if (name == "make_safe") continue;
      CHECK_FALSE(county.value()
                      .limits.find({.name = name, .category = {}, .whistle = {}, .severity = 4})
                      .empty());
    }
  }
  CHECK(found > 0);
}

TEST_CASE("quxian: the settings load and name a calendar of the county", "[quxian]") {
  const auto settings = adapters::county::load_settings(
      {.file = folder / "shao.toml", .environment = {}, .flags = {}});
  if (!settings) FAIL(listed(settings.faults()));
  const auto county = load();
  REQUIRE(county.has_value());
  CHECK(county.value().calendars.contains(settings.value().text("time.calendar")));
}

TEST_CASE("quxian: as many people as the county tells of itself", "[quxian]") {
  const auto county = load();
  REQUIRE(county.has_value());
  std::map<std::string, int> posts;
  for (const PostRow& row : county.value().posts) {
    const std::string id = row.id.str();
    ++posts[id.substr(0, id.find('.', id.starts_with("adviser.") ? 8 : 0))];
  }
  CHECK(posts["building_chief"] == 776 + 623);
  CHECK(posts["member"] == 8149);
  CHECK(posts["leader"] == 27);
  CHECK(posts["adviser.lawyer"] == 102);
  CHECK(posts["adviser.police"] == 200);
  std::map<std::string, int> duties;
  for (const Duty& duty : county.value().duties) ++duties[duty.name];
  CHECK(duties["楼栋长"] == 776);
  CHECK(duties["单元长"] == 623);
  CHECK(duties["片区党支部书记"] + duties["小区党支部书记"] == 95);
  CHECK(duties["楼栋党小组长"] == 71);
  CHECK(duties["县领导联系社区"] == 27);
  const auto& units = county.value().directory.units();
  CHECK(std::count_if(units.begin(), units.end(),
                      [](const Unit& unit) { return unit.code.str().starts_with("T"); }) == 370);
}
