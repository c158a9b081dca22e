// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/holder.hpp"

#include <catch2/catch.hpp>

#include "adapters/http/present/present.hpp"
#include "tests/unit/http/support.hpp"

// Who stands behind the role on whom a case waits.

namespace {

namespace json = boost::json;
namespace model = engine::model;
namespace present = adapters::http::present;

struct World {
  engine::directory::County county = test::county();
  engine::core::Workflows workflows;
  engine::core::Context context{.now = *engine::parse_rfc3339("2026-03-02T11:00:00+08:00"),
                                .county = county,
                                .workflows = workflows,
                                .find = {}};
};

model::Case with_departments(std::vector<model::Child> children) {
  auto subject = test::incident();
  subject.outward.owner = "department";
  subject.children = std::move(children);
  return subject;
}

model::Record record(std::uint64_t seq, model::Event event) {
  return {.sequence = model::Sequence{seq},
          .subject = model::CaseId{7},
          .version = model::Version{seq},
          .at = *engine::parse_rfc3339("2026-03-02T09:00:00+08:00"),
          .cause = {},
          .event = std::move(event)};
}

}  // namespace

TEST_CASE("holder: an incident waits on the departments that have an open ticket", "[http]") {
  World world;
  const auto shown =
      present::one_case(with_departments({{.id = model::CaseId{8}, .open = false, .unit = "D17"},
                                          {.id = model::CaseId{9}, .open = true, .unit = "D18"}}),
                        world.context);
  CHECK(shown.at("owner") ==
        json::object{{"role", "department"}, {"unit", "D18"}, {"name", "消防救援大队"}});
}

TEST_CASE("holder: a department that is done holds it no longer", "[http]") {
  World world;
  auto done = test::incident();
  done.outward.owner.clear();
  world.context.find = [&](model::CaseId) { return &done; };
  const auto subject = with_departments({{.id = model::CaseId{9}, .open = true, .unit = "D18"}});
  CHECK(present::at_work(subject, world.context).empty());
}

TEST_CASE("holder: the journal names the place or the departments", "[http]") {
  World world;
  model::StepTaken chief, departments;
  chief.outward = {"handle", "grid", "grid_chief", {}};
  departments.outward = {"handle", "county", "department", {}};
  const auto shown =
      present::journal(with_departments({}),
                       {record(1, chief), record(2, departments),
                        record(3, model::ChildOpened{.child = model::CaseId{9}, .unit = "D18"})},
                       world.context, adapters::http::Language::en, {});
  const auto& holders = shown.at("holders").as_array();
  REQUIRE(holders.size() == 2);
  CHECK(holders[0].at("name") == "1号网格");
  CHECK(holders[1].at("unit") == "D18");
  CHECK(holders[1].at("name") == "消防救援大队");
}
