// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/present/present.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/http/support.hpp"

// A hand-made case as the API shows it.

namespace {

namespace json = boost::json;
namespace model = engine::model;
namespace present = adapters::http::present;
using adapters::http::Language;
using namespace std::chrono_literals;

engine::Instant at(const char* text) { return *engine::parse_rfc3339(text); }

struct World {
  engine::directory::County county = test::county();
  engine::core::Workflows workflows;
  engine::core::Context context{
      .now = at("2026-03-02T11:00:00+08:00"), .county = county, .workflows = workflows, .find = {}};
};

model::Clock clock_from_nine() {
  model::Clock clock;
  clock.name = "level";
  clock.limit = *engine::calendar::parse_limit("1 WD");
  clock.calendar = "county";
  clock.intervals = {{at("2026-03-02T09:00:00+08:00"), std::nullopt, "raise", ""}};
  clock.due_at = at("2026-03-03T09:00:00+08:00");
  return clock;
}

model::Record step(std::uint64_t seq, const char* when, std::string event, std::string owner,
                   std::vector<std::string> states, bool running = true) {
  model::StepTaken taken;
  taken.form = {{"comment", "好"}, {"to", "D18"}};
  taken.configuration = std::move(states);
  taken.running = running;
  taken.outward = {"handle", "grid", std::move(owner), {}};
  return {.sequence = model::Sequence{seq},
          .subject = model::CaseId{7},
          .version = model::Version{seq},
          .at = at(when),
          .cause = {.kind = model::CauseKind::person,
                    .event = std::move(event),
                    .login = "wang",
                    .role = "grid_chief",
                    .unit = "511725001004801",
                    .from = {}},
          .event = taken};
}

const present::Extract whole{.after = {}, .most = 50};

}  // namespace

TEST_CASE("present: an incident shows what the contract names", "[http]") {
  World world;
  auto subject = test::incident();
  subject.clocks = {clock_from_nine()};
  const auto shown = present::one_case(subject, world.context);
  for (const auto* name : {"id",        "number",      "workflow", "workflow_version",
                           "version",   "state",       "stage",    "level",
                           "category",  "severity",    "grid",     "area",
                           "title",     "description", "address",  "position",
                           "raised_by", "raised_at",   "owner",    "clocks",
                           "tickets",   "links",       "outcome",  "rating",
                           "supervised"}) {
    INFO(name);
    CHECK(shown.contains(name));
  }
  CHECK(shown.at("id") == 7);
  CHECK(shown.at("state") == json::array{"open", "l1"});
  CHECK(shown.at("raised_at") == "2026-03-02T09:00:00.000+08:00");
  CHECK(shown.at("position") ==
        json::object{{"type", "Point"}, {"coordinates", json::array{106.05, 30.05}}});
  CHECK(shown.at("owner") ==
        json::object{{"role", "grid_chief"}, {"unit", "511725001004801"}, {"name", "1号网格"}});
  CHECK(shown.at("tickets") ==
        json::array{json::object{{"id", 8}, {"department", "D18"}, {"open", true}}});
  CHECK(shown.at("supervised") == true);
  CHECK(shown.at("outcome").is_null());
}

TEST_CASE("present: an incident names its tickets' states where they are known", "[http]") {
  World world;
  auto ticket = test::incident();
  ticket.number = "20260302-000007-01";
  ticket.session.configuration = {"claimed"};
  world.context.find = [&](model::CaseId id) { return id.value() == 8 ? &ticket : nullptr; };
  const auto shown = present::one_case(test::incident(), world.context);
  CHECK(shown.at("tickets").at(0).at("state") == json::array{"claimed"});
  CHECK(shown.at("tickets").at(0).at("number") == "20260302-000007-01");
}

TEST_CASE("present: a ticket shows its department and its incident", "[http]") {
  World world;
  auto subject = test::incident();
  subject.kind = "ticket";
  subject.parent = model::CaseId{3};
  subject.outward.owner = "department";
  subject.session.data = engine::chart::Data(
      {{"department", "D18"}, {"part", "lead"}, {"returns", 1}, {"bounces", 2}});
  const auto shown = present::one_case(subject, world.context);
  CHECK(shown.at("incident") == 3);
  CHECK(shown.at("part") == "lead");
  CHECK(shown.at("returns") == 1);
  CHECK(shown.at("bounces") == 2);
  CHECK(shown.at("claimed_by").is_null());
  CHECK(shown.at("owner").at("name") == "消防救援大队");
  CHECK_FALSE(shown.contains("description"));
}

TEST_CASE("present: an ended case waits on nobody", "[http]") {
  World world;
  auto subject = test::incident();
  subject.session.running = false;
  CHECK(present::one_case(subject, world.context).at("owner").is_null());
}

TEST_CASE("present: a clock tells what is left in its own unit", "[http]") {
  World world;
  const auto shown = present::clock(clock_from_nine(), world.context, false);
  CHECK(shown.at("limit") == json::object{{"amount", 1}, {"unit", "WD"}});
  CHECK(shown.at("remaining") == json::object{{"amount", 0.75}, {"unit", "WD"}});
  CHECK(shown.at("started_at") == "2026-03-02T09:00:00.000+08:00");
  CHECK(shown.at("due_at") == "2026-03-03T09:00:00.000+08:00");
  CHECK(shown.at("breached_at").is_null());
  CHECK_FALSE(shown.contains("trace"));
  CHECK_FALSE(
      present::clock(clock_from_nine(), world.context, true).at("trace").as_array().empty());
}

TEST_CASE("present: actions say what may be done and why not", "[http]") {
  engine::core::Form form;
  form.name = "dispatch";
  form.schema = {{"type", "object"}};
  const engine::core::Label dispatch{"派遣", "Dispatch"}, close{"结案", "Close"};
  const engine::core::Label handled{"经办人不得结案", "not by who handled it"};
  const std::vector<engine::core::Action> actions{{"dispatch", &dispatch, &form, true, nullptr},
                                                  {"close", &close, nullptr, false, &handled}};
  const auto shown = present::actions(actions, Language::en);
  CHECK(shown.at(0) == json::object{{"event", "dispatch"},
                                    {"label", "Dispatch"},
                                    {"form", "dispatch"},
                                    {"allowed", true},
                                    {"reason", nullptr}});
  CHECK(shown.at(1).at("reason") == "not by who handled it");
  CHECK(shown.at(1).at("form").is_null());
  CHECK(present::actions(actions, Language::zh).at(1).at("label") == "结案");
  CHECK(present::forms(actions) == json::object{{"dispatch", {{"type", "object"}}}});
}

TEST_CASE("present: a journal tells who did what and how long each holder had it", "[http]") {
  World world;
  const auto shown =
      present::journal(test::incident(),
                       {step(1, "2026-03-02T09:00:00+08:00", "raise", "grid_chief", {"l1"}),
                        step(2, "2026-03-02T10:00:00+08:00", "comment", "grid_chief", {"l1"}),
                        step(3, "2026-03-02T16:00:00+08:00", "escalate", "area_chief", {"l2"}),
                        {.sequence = model::Sequence{4},
                         .subject = model::CaseId{7},
                         .version = model::Version{4},
                         .at = at("2026-03-02T16:00:00+08:00"),
                         .cause = {},
                         .event = model::ClockBreached{"level"}},
                        step(5, "2026-03-03T09:00:00+08:00", "done", "", {"closed"}, false)},
                       world.context, Language::zh, whole);
  const auto& entries = shown.at("entries").as_array();
  REQUIRE(entries.size() == 5);
  CHECK(entries[0].at("label") == "上报");
  CHECK(entries[0].at("by").at("login") == "wang");
  CHECK(entries[0].at("comment") == "好");
  CHECK(entries[0].at("data") == json::object{{"to", "D18"}});
  CHECK(entries[2].at("event") == "escalate");
  CHECK(entries[2].at("from") == json::array{"l1"});
  CHECK(entries[2].at("to") == json::array{"l2"});
  CHECK(entries[3].at("what") == "clock_breached");
  CHECK(entries[3].at("data") == json::object{{"clock", "level"}});
  const auto& holders = shown.at("holders").as_array();
  REQUIRE(holders.size() == 2);
  CHECK(holders[0].at("owner") == "grid_chief");
  CHECK(holders[0].at("held") == json::object{{"amount", 5}, {"unit", "WH"}});
  CHECK(holders[1].at("owner") == "area_chief");
  CHECK(holders[1].at("held") == json::object{{"amount", 3}, {"unit", "WH"}});
  CHECK(holders[1].at("to") == "2026-03-03T09:00:00.000+08:00");
}

TEST_CASE("present: a journal comes in pages that follow each other", "[http]") {
  World world;
  std::vector<model::Record> records;
  for (std::uint64_t version = 1; version <= 5; ++version) {
    records.push_back(step(version, "2026-03-02T09:00:00+08:00", "comment", "grid_chief", {"l1"}));
  }
  const auto page = [&](std::uint64_t after) {
    return present::journal(test::incident(), records, world.context, Language::en,
                            {.after = model::Version{after}, .most = 2});
  };
  CHECK(page(0).at("entries").as_array().size() == 2);
  CHECK(page(0).at("next") == "2");
  CHECK(page(2).at("entries").at(0).at("version") == 3);
  CHECK(page(2).at("holders") == page(0).at("holders"));
  CHECK(page(4).at("entries").as_array().size() == 1);
  CHECK(page(4).at("next").is_null());
}

TEST_CASE("present: whoever holds it still holds it until now", "[http]") {
  World world;
  const auto shown = present::journal(
      test::incident(), {step(1, "2026-03-02T09:00:00+08:00", "raise", "grid_chief", {"l1"})},
      world.context, Language::en, whole);
  CHECK(shown.at("holders").at(0).at("to").is_null());
  CHECK(shown.at("holders").at(0).at("held") == json::object{{"amount", 2}, {"unit", "WH"}});
}
