// SPDX-License-Identifier: Apache-2.0
// A simulation: what the file says happens on time, and what it leaves open people walk to its end.
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/unit/simulate/world.hpp"

using simulate_test::figure;
using simulate_test::load_world;
using simulate_test::play;

namespace {

const std::string fates_head =
    "id,raised_at,category,raised_by_role,fate,resolved_at,duplicate_of,limit\n";

std::string walked(int count) {
  std::string csv = "id,raised_at,category\n";
  const char* const categories[] = {"E0110", "E0101", "E0496", "S1003", "S1702", "C0137"};
  for (int i = 0; i < count; ++i) {
    const int minute = i % 60;
    csv += std::to_string(i) + ",2026-03-02 09:" + (minute < 10 ? "0" : "") +
           std::to_string(minute) + ":00," + categories[i % 6] + "\n";
  }
  return csv;
}

std::string without_wall(boost::json::object report) {
  report.erase("wall");
  return boost::json::serialize(report);
}

}  // namespace

TEST_CASE("a limit is kept at its last instant and broken one second later") {
  const auto report = play(load_world(), fates_head +
                                             "a,2026-03-02 09:00:00,E0110,dispatcher,resolved,"
                                             "2026-03-04 09:00:00,,2 CD\n"
                                             "b,2026-03-02 09:00:00,E0110,dispatcher,resolved,"
                                             "2026-03-04 09:00:01,,2 CD\n"
                                             "c,2026-03-02 09:00:00,E0110,dispatcher,resolved,"
                                             "2026-03-02 09:00:00,,0 CD\n");
  CHECK(figure(report, "rows") == 3);
  CHECK(figure(report, "raised") == 3);
  CHECK(figure(report, "resolved_on_time") == 2);
  CHECK(figure(report, "resolved_late") == 1);
  CHECK(figure(report, "dropped") == 0);
  CHECK(report.at("rejections").as_object().empty());
}

TEST_CASE("duplicates are merged and transfers transferred and open ones stay open") {
  const auto report = play(load_world(), fates_head +
                                             "a,2026-03-02 09:00:00,E0110,dispatcher,resolved,"
                                             "2026-03-04 09:00:00,,7 CD\n"
                                             "b,2026-03-02 10:00:00,E0110,dispatcher,duplicate,"
                                             "2026-03-03 09:00:00,a,7 CD\n"
                                             "c,2026-03-02 10:00:00,E0110,dispatcher,duplicate,"
                                             "2026-03-03 09:00:00,,7 CD\n"
                                             "d,2026-03-02 10:00:00,E0110,dispatcher,transferred,"
                                             "2026-03-13 09:00:00,,7 CD\n"
                                             "e,2026-03-02 10:00:00,E0110,dispatcher,open,,,7 CD\n"
                                             "f,2026-03-02 10:00:00,E0110,dispatcher,open,,a,\n");
  CHECK(figure(report, "resolved_on_time") == 3);
  CHECK(figure(report, "resolved_late") == 1);
  CHECK(figure(report, "duplicates_merged") == 2);
  CHECK(figure(report, "transferred") == 1);
  CHECK(figure(report, "open_at_end") == 1);
  CHECK(figure(report, "dropped") == 0);
  CHECK(report.at("rejections").as_object().empty());
}

TEST_CASE("people walk every incident to its end and no act of theirs is refused") {
  const auto report = play(load_world(), walked(400));
  CHECK(figure(report, "raised") == 400);
  CHECK(figure(report, "open_at_end") == 0);
  CHECK(figure(report, "dropped") == 0);
  CHECK(figure(report, "incidents", "ended") == 400);
  CHECK(figure(report, "escalations", "by_clock") > 0);
  CHECK(figure(report, "escalations", "by_hand") > 0);
  CHECK(figure(report, "tickets") > 50);
  CHECK(boost::json::serialize(report.at("rejections")) == "{}");
  CHECK(boost::json::serialize(report.at("chart_faults")) == "{}");
}

TEST_CASE("the same seed gives the same report and another seed another one") {
  const auto world = load_world();
  const std::string csv = walked(60);
  const std::string once = without_wall(play(world, csv, 7));
  CHECK(once == without_wall(play(world, csv, 7)));
  CHECK(once != without_wall(play(world, csv, 8)));
}

TEST_CASE("a refused row is told with its line and the others go on") {
  const auto report = play(load_world(), fates_head +
                                             "a,2026-03-02 09:00:00,nothing,,,,,\n"
                                             "b,2026-03-02 09:00:00,E0110,auditor,,,,\n"
                                             "c,2026-03-02 09:00:00,E0110,,,,,\n");
  CHECK(figure(report, "rows") == 3);
  CHECK(figure(report, "raised") == 1);
  REQUIRE(report.at("refused").as_array().size() == 2);
  CHECK(report.at("refused").at(0).at("line") == 2);
  CHECK(report.at("refused").at(1).at("line") == 3);
  CHECK(figure(report, "dropped") == 0);
}
