// SPDX-License-Identifier: Apache-2.0
// The file of incidents: every row is raised or refused with a reason, and nothing in between.
#include "tools/simulate/incident_file.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/simulate/world.hpp"
#include "tools/simulate/incident_row.hpp"

using simulate_test::load_world;
using tools::simulate::Fate;
using tools::simulate::parse_incidents;

namespace {

const simulate_test::World& world() {
  static const simulate_test::World loaded = load_world();
  return loaded;
}

/// The reason for which the only row is refused.
std::string reason(const std::string& csv) {
  const auto file = parse_incidents(csv, "in.csv", world().county);
  REQUIRE(file.has_value());
  REQUIRE(file->rows == 1);
  REQUIRE(file->incidents.empty());
  REQUIRE(file->refused.size() == 1);
  CHECK(file->refused[0].line == 2);
  return file->refused[0].reason;
}

std::string file_error(const std::string& csv) {
  const auto file = parse_incidents(csv, "in.csv", world().county);
  REQUIRE_FALSE(file.has_value());
  return file.error().detail;
}

}  // namespace

TEST_CASE("an incident file needs two columns and takes the rest from the county") {
  const auto file = parse_incidents("raised_at,category\r\n2026-03-02 09:00:00,E0110\r\n", "in.csv",
                                    world().county);
  REQUIRE(file.has_value());
  REQUIRE(file->incidents.size() == 1);
  const auto& incident = file->incidents[0];
  CHECK(incident.id == "line-2");
  CHECK(incident.title == "暴露生活垃圾");
  CHECK(incident.fate == Fate::walk);
  CHECK_FALSE(incident.place.grid.empty());
  CHECK(engine::to_rfc3339(incident.raised_at) == "2026-03-02T01:00:00.000Z");
}

TEST_CASE("an incident file is read by name of column with a mark and with any line ends") {
  const auto file = parse_incidents(
      "\xEF\xBB\xBF"
      "category,raised_at,id,title\nE0110,2026-03-02T09:00:00+08:00,a,\"two\nlines, quoted\"\n",
      "in.csv", world().county);
  REQUIRE(file.has_value());
  REQUIRE(file->incidents.size() == 1);
  CHECK(file->incidents[0].title == "two\nlines, quoted");
}

TEST_CASE("incidents are raised in the order of their instants") {
  const auto file = parse_incidents(
      "id,raised_at,category\nlate,2026-03-02 10:00:00,E0110\nsoon,2026-03-02 09:00:00,E0110\n",
      "in.csv", world().county);
  REQUIRE(file.has_value());
  REQUIRE(file->incidents.size() == 2);
  CHECK(file->incidents[0].id == "soon");
}

TEST_CASE("a duplicate of a duplicate repeats the first and a circle repeats nothing") {
  const std::string at = ",2026-03-02 09:00:00,E0110,duplicate,2026-03-03 09:00:00,";
  const auto file =
      parse_incidents("id,raised_at,category,fate,resolved_at,duplicate_of\na" + at + "\nb" + at +
                          "a\nc" + at + "b\nx" + at + "y\ny" + at + "x\n",
                      "in.csv", world().county);
  REQUIRE(file.has_value());
  REQUIRE(file->incidents.size() == 5);
  CHECK(file->incidents[2].duplicate_of == "a");
  CHECK(file->incidents[3].duplicate_of.empty());
}

TEST_CASE("a row that cannot be raised is refused with its reason") {
  const std::string head = "raised_at,category\n";
  CHECK(reason(head + ",E0110\n") == "raised_at: is required");
  CHECK(reason(head + "yesterday,E0110\n") == "raised_at: 'yesterday' is no instant");
  CHECK(reason(head + "2026-02-30 09:00:00,E0110\n") ==
        "raised_at: '2026-02-30 09:00:00' is no instant");
  CHECK(reason(head + "2026-03-02 09:00:00,E9999\n") ==
        "category: 'E9999' is not in the catalogue");
  CHECK(reason(head + "2026-03-02 09:00:00,\n") == "category: '' is not in the catalogue");
}

TEST_CASE("each optional column is checked as well") {
  const auto with = [](const std::string& column, const std::string& value) {
    return reason("raised_at,category," + column + "\n2026-03-02 09:00:00,E0110," + value + "\n");
  };
  CHECK(with("grid", "nowhere") == "grid: there is no grid 'nowhere'");
  CHECK(with("department", "D99") == "department: there is no unit 'D99'");
  CHECK(with("severity", "5") == "severity: '5' is not 1 to 4");
  CHECK(with("severity", "-1") == "severity: '-1' is not 1 to 4");
  CHECK(with("raised_by_role", "king") == "raised_by_role: there is no role 'king'");
  CHECK(with("fate", "lost") == "fate: 'lost' is unknown");
  CHECK(with("fate", "resolved") == "resolved_at: is required by its fate");
  CHECK(with("resolved_at", "2026-03-01 09:00:00") == "resolved_at: is before raised_at");
  CHECK(with("limit", "seven") == "limit: 'seven' is not a limit such as 7 CD");
  CHECK(with("longitude", "106.9") == "longitude, latitude: '106.9', '' is no position");
  CHECK(reason("raised_at,category,longitude,latitude\n2026-03-02 09:00:00,E0110,nan,30\n") ==
        "longitude, latitude: 'nan', '30' is no position");
}

TEST_CASE("an id that stands twice is refused the second time") {
  const auto file = parse_incidents(
      "id,raised_at,category\na,2026-03-02 09:00:00,E0110\na,2026-03-02 10:00:00,E0110\n", "in.csv",
      world().county);
  REQUIRE(file.has_value());
  CHECK(file->incidents.size() == 1);
  REQUIRE(file->refused.size() == 1);
  CHECK(file->refused[0].reason == "id: stands twice");
  CHECK(file->refused[0].line == 3);
}

TEST_CASE("a file that cannot be used at all says why") {
  CHECK_THAT(file_error(""), Catch::Contains("in.csv"));
  CHECK_THAT(file_error("category\nE0110\n"), Catch::Contains("'raised_at' is missing"));
  CHECK_THAT(file_error("raised_at,category,colour\n"), Catch::Contains("'colour' is unknown"));
  CHECK_THAT(file_error("raised_at,category,category\n"), Catch::Contains("stands twice"));
  CHECK_THAT(file_error("raised_at,category\n\"open"), Catch::Contains("in.csv:2"));
}

TEST_CASE("wall clock times follow the zone and instants with an offset stand for themselves") {
  const auto& calendar = world().county.calendars.at(world().county.default_calendar);
  const auto& zone = calendar.rules().zone;
  const auto same = tools::simulate::parse_instant("2026-03-02 09:00:00.250", zone);
  REQUIRE(same.has_value());
  CHECK(tools::simulate::parse_instant("2026-03-02T01:00:00.250Z", zone) == same);
  CHECK_FALSE(tools::simulate::parse_instant("", zone).has_value());
  CHECK_FALSE(tools::simulate::parse_instant("2026-03-02", zone).has_value());
}
