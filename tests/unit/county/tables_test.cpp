// SPDX-License-Identifier: Apache-2.0
// The tables: a sound county loads; each thing that people get wrong is told with its exact place.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "adapters/county/load.hpp"
#include "tests/unit/county/folder.hpp"

using tests::county::Folder;

namespace {

/// Replaces one table by `text` and expects exactly these faults.
struct Spoilt {
  std::string file, text, faults;
};

void check(const std::vector<Spoilt>& cases) {
  for (const Spoilt& one : cases) {
    const Folder folder;
    folder.write(one.file, one.text);
    INFO(one.text);
    CHECK(folder.faults() == one.faults);
  }
}

}  // namespace

TEST_CASE("county: a sound folder loads", "[county]") {
  const Folder folder;
  REQUIRE(folder.faults().empty());
  const auto county = adapters::county::load_county(folder.path());
  CHECK(county.value().name == "渠县");
  CHECK(county.value().code == "511725");
  CHECK(county.value().default_calendar == "county");
  CHECK(county.value().posts.at(0).title == "1号网格长");
}

TEST_CASE("county: columns may stand in any order with a mark and with CRLF", "[county]") {
  const Folder folder;
  folder.write("streets.csv", "\xEF\xBB\xBFname,code,\r\n渠江街道, s1 ,\r\n渠南街道,s2,\r\n,,\r\n");
  CHECK(folder.faults().empty());
}

TEST_CASE("county: tables of shapes holidays and posts may be missing", "[county]") {
  const Folder folder;
  folder.remove("grid_shapes.csv");
  folder.remove("posts.csv");
  CHECK(folder.faults().empty());
}

TEST_CASE("county: a table that is missing is one fault and not many", "[county]") {
  const Folder folder;
  folder.remove("streets.csv");
  CHECK(folder.faults() == "streets.csv: the table is missing or not a file\n");
}

TEST_CASE("county: faults of several tables come at once", "[county]") {
  const Folder folder;
  folder.write("county.csv", "code,name\n511725,\n");
  folder.write("limits.csv", "name,category,whistle,severity,limit,source\nresolve,,,,7,\n");
  CHECK(folder.faults() ==
        "county.csv:2:8: name: the cell is empty\nlimits.csv:2:12: limit: '7' is not a limit\n");
}

TEST_CASE("county: headers are held against the known columns", "[county]") {
  check({{"streets.csv", "code\ns1\n", "streets.csv:1: the column 'name' is missing\n"},
         {"streets.csv", "code,name,colour\ns1,渠江,red\n",
          "streets.csv:1:11: the column 'colour' is unknown\n"},
         {"streets.csv", "code,name,code\ns1,渠江,s1\n",
          "streets.csv:1:11: the column 'code' stands twice\n"}});
}

TEST_CASE("county: rows have as many cells as the header", "[county]") {
  check({{"county.csv", "code,name\n511725\n",
          "county.csv:2: the row has 1 cells, the header 2\n"
          "county.csv:2: there is no county\n"},
         {"county.csv", "code,name\n511725,渠县,四川\n",
          "county.csv:2:11: the row has more cells than the header\n"
          "county.csv:2: there is no county\n"},
         {"county.csv", "code,name\n1,渠县\n2,大竹\n",
          "county.csv:3:1: code: this is a second county\n"}});
}

TEST_CASE("county: codes are whole unique and known", "[county]") {
  check({{"streets.csv", "code,name\ns1,渠江\ns2,渠南\ns1,天星\n",
          "streets.csv:4:1: code: the street s1 stands twice\n"},
         {"streets.csv", "code,name\ns1,渠江\ns2,渠南\n5.11725E+14,天星\n",
          "streets.csv:4:1: code: '5.11725E+14' is a rounded number\n"},
         {"streets.csv", "code,name\ns1,渠江\ns2,渠南\n渠 3,天星\n",
          "streets.csv:4:1: code: '渠 3' is not a code\n"},
         {"areas.csv", "code,name,street\na1,第一片区,s9\na2,第二片区,s2\n",
          "areas.csv:2:9: street: there is no street s9\n"},
         {"grids.csv", "code,name,type,community,area\ng1,x,dedicated,c9,a9\ng2,y,base,c1,a1\n",
          "grids.csv:2:16: community: there is no community c9\n"
          "grids.csv:2:19: area: there is no area a9\n"}});
}

TEST_CASE("county: a grid's area and community lie in one street", "[county]") {
  check({{"grids.csv", "code,name,type,community,area\ng1,x,专属,c1,a1\ng2,y,base,c1,a2\n",
          "grids.csv:2:6: type: '专属' is unknown\n"
          "grids.csv:3:14: area: the area is in the street s2, the community in s1\n"}});
}

TEST_CASE("county: shapes are closed simple and on the earth", "[county]") {
  const std::string head = "grid,polygon\n";
  check({{"grid_shapes.csv", head + "g1,106 30;107 30;107 31;106 31\n",
          "grid_shapes.csv:2:4: polygon: the shape is not closed\n"},
         {"grid_shapes.csv", head + "g1,106 30;107 30;106 30\n",
          "grid_shapes.csv:2:4: polygon: the shape has fewer than 3 corners\n"},
         {"grid_shapes.csv", head + "g1,0 0;1 1;1 0;0 1;0 0\n",
          "grid_shapes.csv:2:4: polygon: the border crosses or touches itself\n"},
         {"grid_shapes.csv", head + "g1,30 106;30 107;31 107;30 106\n",
          "grid_shapes.csv:2:4: polygon: '30 106' is not on the earth\n"},
         {"grid_shapes.csv", head + "g1,106 30;107 nan;107 31;106 30\n",
          "grid_shapes.csv:2:4: polygon: '107 nan' is not a corner\n"},
         {"grid_shapes.csv", head + "g1,106 30;107;107 31;106 30\n",
          "grid_shapes.csv:2:4: polygon: '107' is not a corner\n"},
         {"grid_shapes.csv", head + "g9,0 0;1 0;1 1;0 0\n",
          "grid_shapes.csv:2:1: grid: there is no grid g9\n"},
         {"grid_shapes.csv", head + "g1,0 0;1 0;1 1;0 0\ng1,0 0;1 0;1 1;0 0\n",
          "grid_shapes.csv:3:1: grid: the shape of grid g1 stands twice\n"},
         {"grid_shapes.csv", head + "g1,0 0;2 0;2 2;0 2;0 0\ng2,1 1;3 1;3 3;1 3;1 1\n",
          "grid_shapes.csv:3: the grids g2 and g1 overlap\n"}});
}

TEST_CASE("county: units have a known kind and a parent above", "[county]") {
  const std::string head = "code,name,english,kind,parent,street\nD17,a,,department,,\n";
  check({{"units.csv", head + "D18,b,,bureau,,\nS,c,,street,,\n",
          "units.csv:3:8: kind: 'bureau' is unknown\n"},
         {"units.csv", head + "D18,b,,department,D19,\nS,c,,street,,\nD19,d,,department,,\n",
          "units.csv:3:19: parent: no row above has the unit D19\n"},
         {"units.csv", head + "D18,b,,department,D18,\nS,c,,street,,\n",
          "units.csv:3:19: parent: no row above has the unit D18\n"},
         {"units.csv", head + "D18,b,,department,,s1\nS,c,,street,,\n",
          "units.csv:3:20: street: only a unit of the kind street has a street\n"}});
}

TEST_CASE("county: categories name known units and sound limits", "[county]") {
  const std::string head =
      "code,name,english,lead,co,severity,first_response,resolution,workflow,note\n";
  check({{"categories.csv", head + "E1,x,,D99,D17 D98,1,2 UH,1 WD,incident,\n",
          "categories.csv:2:7: lead: there is no unit D99\n"
          "categories.csv:2:11: co: there is no unit D98\n"},
         {"categories.csv", head + "E1,x,,D17,D17,1,2 UH,1 WD,incident,\n",
          "categories.csv:2:11: co: the unit D17 takes part twice\n"},
         {"categories.csv", head + "E1,x,,D17,,5,2 UH,1 WD,incident,\n",
          "categories.csv:2:12: severity: '5' is not a whole number that fits\n"},
         {"categories.csv", head + "E1,x,,D17,,red,2 UH,1 WD,incident,\n",
          "categories.csv:2:12: severity: 'red' is not a whole number that fits\n"},
         {"categories.csv", head + "E1,x,,D17,,1,30 min,0 WD,incident,\n",
          "categories.csv:2:14: first_response: '30 min' is not a limit\n"
          "categories.csv:2:21: resolution: '0 WD' is not a limit\n"}});
}

TEST_CASE("county: whistles name roles and a join policy", "[county]") {
  const std::string head =
      "type,name,needs_approval,ack,arrive,plan,resolve,join,who_may_blow,standdown_rule\n";
  check({{"whistles.csv", head + "daily,日常哨,maybe,,,,,any,chief,\n",
          "whistles.csv:2:11: needs_approval: 'maybe' is neither yes nor no\n"
          "whistles.csv:2:21: join: 'any' is unknown\n"
          "whistles.csv:2:25: who_may_blow: there is no role 'chief'\n"},
         {"whistles.csv", "standdown," + head + "never,daily,日常哨,yes,,,,,all,leader,\n",
          "whistles.csv:2:1: standdown: 'never' is unknown\n"}});
}

TEST_CASE("county: limits are for known things and each for another", "[county]") {
  const std::string head = "name,category,whistle,severity,limit,source\n";
  check({{"limits.csv", head + "claim,E9,weekly,5,4 WH,\n",
          "limits.csv:2:7: category: there is no category E9\n"
          "limits.csv:2:10: whistle: there is no whistle weekly\n"
          "limits.csv:2:17: severity: '5' is not a whole number that fits\n"},
         {"limits.csv", head + "claim,,,,4 WH,\nclaim,,,0,5 WH,\n",
          "limits.csv:3:11: limit: a second limit for claim of category '', whistle '', severity "
          "0\n"},
         {"limits.csv", head + "resolve,E0496,,,4 WH,\n",
          "limits.csv:2:17: limit: a second limit for resolve of category 'E0496', whistle '', "
          "severity 0\n"},
         {"limits.csv", head + "claim,,,,,\n", "limits.csv:2:10: limit: the cell is empty\n"}});
}

TEST_CASE("county: calendars have a zone hours and weekdays", "[county]") {
  const std::string head = "id,zone,hours,weekdays\n";
  const Folder folder;
  folder.write("calendars.csv", head + "county,Asia/Shanghai,14:00-18:00 08:00-12:00,Mon Tue\n");
  CHECK(folder.faults() ==
        "calendars.csv:2:22: hours: '08:00-12:00' is not a later span of the "
        "day\n");
  folder.write("calendars.csv", head + "county,Asia/Shanghai,08:00-25:00,Mon Mon\n");
  CHECK(folder.faults() ==
        "calendars.csv:2:22: hours: '08:00-25:00' is not a later span of the "
        "day\ncalendars.csv:2:34: weekdays: 'Mon' is not another weekday\n");
  folder.write("calendars.csv", head + "office,Asia/Shanghai,08:00-12:00,Mon\n");
  CHECK(folder.faults() == "calendars.csv: there is no calendar 'county'\n");
  folder.write("calendars.csv", head + "county,Asia/Quxian,08:00-12:00,Mon\n");
  CHECK(folder.faults().starts_with("calendars.csv:2:8: zone: "));
}

TEST_CASE("county: holidays are dates of a known kind and each stands once", "[county]") {
  const std::string head = "date,kind,name,source\n";
  check({{"holidays.csv", head + "2026/1/1,holiday,元旦,\n2026-01-04,workday,补班,\n", ""},
         {"holidays.csv", head + "2026-02-30,holiday,x,\n2026-1,holiday,x,\n1.1.2026,holiday,x,\n",
          "holidays.csv:2:1: date: '2026-02-30' is not a date from 1970 to 2100\n"
          "holidays.csv:3:1: date: '2026-1' is not a date from 1970 to 2100\n"
          "holidays.csv:4:1: date: '1.1.2026' is not a date from 1970 to 2100\n"},
         {"holidays.csv", head + "2026-01-01,off,x,\n",
          "holidays.csv:2:12: kind: 'off' is unknown\n"},
         {"holidays.csv", head + "2026-01-01,holiday,x,\n2026-01-01,workday,y,\n",
          "holidays.csv:3:1: date: the day 2026-01-01 stands twice\n"},
         {"holiday_years.csv", "year,source\n2026,x\n2026,y\n3026,z\n",
          "holiday_years.csv:3:1: year: the year stands twice\n"
          "holiday_years.csv:4:1: year: '3026' is not a whole number that fits\n"}});
}

TEST_CASE("county: posts have a role and a scope of its kind", "[county]") {
  const std::string head = "id,title,role,scope\n";
  check(
      {{"posts.csv", head + "p1,x,chief,g1\n", "posts.csv:2:6: role: there is no role 'chief'\n"},
       {"posts.csv", head + "p1,x,grid_chief,a1\n", "posts.csv:2:17: scope: there is no grid a1\n"},
       {"posts.csv", head + "p1,x,area_chief,\n", "posts.csv:2:17: scope: the cell is empty\n"},
       {"posts.csv", head + "p1,x,dispatcher,s1\n",
        "posts.csv:2:17: scope: a dispatcher has no scope\n"},
       {"posts.csv", head + "p1,x,dispatcher,\np1,y,dispatcher,\n",
        "posts.csv:3:1: id: the post p1 stands twice\n"}});
}

TEST_CASE("county: an entrance belongs to a building above it in its grid", "[county]") {
  const std::string head = "code,name,grid,building\n";
  check({{"buildings.csv", head + "b1,x,g1,\nb1u1,u,g1,b1\n", ""},
         {"buildings.csv", head + "b1,x,g9,\n", "buildings.csv:2:6: grid: there is no grid g9\n"},
         {"buildings.csv", head + "b1,x,g1,\nu1,u,g2,b1\n",
          "buildings.csv:3:9: building: no building of this grid above has the code b1\n"},
         {"buildings.csv", head + "b1,x,g1,\nb1,y,g1,\n",
          "buildings.csv:3:1: code: the building b1 stands twice\n"}});
}

TEST_CASE("county: a duty has a place and perhaps a post", "[county]") {
  const std::string head = "place,duty,post,note\n";
  check(
      {{"duties.csv", head + "g1,x,grid_chief.g1,\na1,x,,\ns1,y,,\n", ""},
       {"duties.csv", head + "x1,x,,\n", "duties.csv:2:1: place: no place has the code x1\n"},
       {"duties.csv", head + "g1,x,nobody,\n", "duties.csv:2:6: post: there is no post nobody\n"}});
}

TEST_CASE("county: a table with endless faults stops", "[county]") {
  const Folder folder;
  std::string text = "code,name\n";
  for (int i = 0; i < 5000; ++i) text += "x" + std::to_string(i) + ",\n";
  folder.write("streets.csv", text);
  const std::string faults = folder.faults();
  CHECK(std::count(faults.begin(), faults.end(), '\n') < 300);
  CHECK(faults.find("the rest of the table was not read") != std::string::npos);
}

TEST_CASE("county: what charts may count is read and each mistake in it is told", "[county]") {
  const std::string head = "name,kind,counted,categories,days\n";
  const Folder folder;
  folder.write("measures.csv", head + "late,incident,late,,365\n");
  REQUIRE(folder.faults().empty());
  const auto county = adapters::county::load_county(folder.path());
  const auto& measure = county.value().measures.at("late");
  CHECK(measure.counted == engine::directory::Counted::late);
  CHECK(measure.since == std::chrono::days{365});
  check({{"measures.csv", head + "a,incident,some,,1\n",
          "measures.csv:2:12: counted: 'some' is unknown\n"}});
  const Folder spoilt;
  spoilt.write("measures.csv", head + "a,incident,open,NONE,1\na,incident,open,,-1\n");
  const std::string faults = spoilt.faults();
  CHECK(faults.find("measures.csv:2:17") != std::string::npos);
  CHECK(faults.find("measures.csv:3:1:") != std::string::npos);
  CHECK(faults.find("measures.csv:3:18") != std::string::npos);
}

TEST_CASE("county: filing conditions bring limits and each mistake in them is told", "[county]") {
  const std::string head = "category,condition,english,resolution,done_when\n";
  const Folder folder;
  folder.write("conditions.csv", head + "E0496,成堆,heaped,2 UH,已清\nE0496,零星,,,\n");
  REQUIRE(folder.faults().empty());
  const auto county = adapters::county::load_county(folder.path());
  const auto* category = county.value().catalogue.find(engine::directory::CategoryCode{"E0496"});
  REQUIRE(category->conditions.size() == 2);
  CHECK(category->condition("成堆")->done_when == "已清");
  CHECK(category->condition("缺失") == nullptr);
  const auto limits = county.value().limits.find(
      {.name = "resolve", .category = "E0496", .condition = "成堆", .whistle = {}});
  REQUIRE(limits.size() == 1);
  CHECK(to_string(limits[0]) == "2 UH");
  const std::string long_text(201, 'x');
  check({{"conditions.csv", head + "NONE,a,,,\n",
          "conditions.csv:2:1: category: there is no category NONE\n"},
         {"conditions.csv", head + "E0496,,,,\n",
          "conditions.csv:2:7: condition: the cell is empty\n"},
         {"conditions.csv", head + "E0496,a,,1 UH,\nE0496,a,,,\n",
          "conditions.csv:3:7: condition: it stands twice for the category E0496\n"},
         {"conditions.csv", head + "E0496," + long_text + ",,,\n",
          "conditions.csv:2:7: condition: it is too long\n"},
         {"conditions.csv", head + "E0496,a,,soon,\n",
          "conditions.csv:2:10: resolution: 'soon' is not a limit\n"}});
}
