// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "adapters/county/load.hpp"
#include "adapters/scxml/reader.hpp"
#include "engine/chart/transplant.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/evolve.hpp"

// A running case moves into another version of its chart: where it stands there, with which clocks,
// and when it can't.

namespace {

namespace core = engine::core;
namespace directory = engine::directory;
namespace model = engine::model;
using engine::Instant;
using std::chrono::hours;

const std::filesystem::path source = SHAO_SOURCE_DIR;

const std::string head = R"(<scxml xmlns="http://www.w3.org/2005/07/scxml"
  xmlns:shao="urn:shao:workflow:1" version="1.0" name="loan" datamodel="ecmascript"
  shao:kind="loan" shao:label="借|Loan" shao:raise="grid_chief" )";

/// BY stands for the chief's button. A loan that is lent, mended in two regions at once, put aside
/// and taken up again.
const std::string first = head + R"(shao:version="1" initial="asked">
  <datamodel><data id="category"/><data id="times" expr="0"/><data id="old" expr="'x'"/></datamodel>
  <state id="asked" shao:owner="grid_chief">
    <onentry><shao:clock name="answer" do="start" limit="claim"/>
      <send event="nag" delay="7200s"/></onentry>
    <onexit><shao:clock name="answer" do="stop"/></onexit>
    <transition event="clock.answer.due" target="lost"/>
    <transition event="nag"/>
    <transition event="lend" target="lent" BY/>
    <transition event="mend" target="mending" BY/>
  </state>
  <state id="lent" shao:owner="grid_chief">
    <onentry><shao:clock name="back" do="start" limit="take"/>
      <shao:clock name="whim" do="start" limit="take"/></onentry>
    <onexit><shao:clock name="back" do="stop"/></onexit>
    <transition event="clock.back.due" target="lost"/>
    <transition event="clock.whim.due"/>
    <transition event="aside" target="aside" BY/>
    <state id="good"><transition event="worsen" target="worn" BY/></state>
    <state id="worn"/>
    <history id="again"><transition target="good"/></history>
  </state>
  <state id="aside" shao:owner="grid_chief">
    <onentry><shao:clock name="rest" do="start" limit="claim"/></onentry>
    <onexit><shao:clock name="rest" do="stop"/></onexit>
    <transition event="clock.rest.due" target="again"/>
    <transition event="resume" target="again" BY/>
  </state>
  <parallel id="mending" shao:owner="grid_chief">
    <onentry><shao:clock name="back" do="start" limit="take"/></onentry>
    <transition event="clock.back.due" target="lost"/>
    <state id="blade"/><state id="handle"/>
  </parallel>
  <final id="lost"/>
</scxml>)";

struct World {
  engine::Loaded<directory::County> county =
      adapters::county::load_county(source / "config" / "quxian");
  core::Workflows workflows;
  Instant now = *engine::parse_rfc3339("2026-03-02T09:00:00+08:00");
  directory::Actor chief{.login = directory::Login("chief"), .posts = {}};
  model::Case subject;
  model::Sequence sequence{1};

  explicit World(const std::string& second, const std::string& before = first) {
    add(before);
    const auto& grid = county.value().directory.grids().front();
    chief.posts = {{directory::Role::grid_chief, grid.code.str()}};
    model::OpenCase open;
    open.workflow = "loan";
    open.facts.title = "梯子";
    open.facts.place = *county.value().directory.place_of(grid.code);
    open.given = {{"category", "E0113"}};
    subject.id = model::CaseId{7};
    fold(core::decide_open(subject.id, open, chief, context()));
    add(head + "shao:version=\"2\" " + second);
  }

  void add(std::string text) {
    for (auto at = text.find("BY"); at != std::string::npos; at = text.find("BY")) {
      text.replace(at, 2, "shao:by='grid_chief' shao:label='办|Do'");
    }
    const auto chart = adapters::scxml::load(text, "loan.scxml");
    if (!chart) FAIL(engine::to_string(chart.faults().front()));
    const auto workflow = core::read_workflow(chart.value(), "loan.scxml", {});
    if (!workflow) FAIL(engine::to_string(workflow.faults().front()));
    workflows.add(workflow.value());
  }

  [[nodiscard]] core::Context context() const {
    return {.now = now, .county = county.value(), .workflows = workflows, .find = {}};
  }

  /// As the journal would: record by record, and it must come to what the decision said.
  void fold(const core::Decision& decision) {
    const auto* decided = std::get_if<core::Decided>(&decision);
    REQUIRE(decided != nullptr);
    for (const model::Event& event : decided->events) {
      core::evolve(subject, {.sequence = sequence,
                             .subject = subject.id,
                             .version = subject.version.next(),
                             .at = now,
                             .cause = decided->cause,
                             .event = event});
      sequence = sequence.next();
    }
    if (!decided->after) return;
    model::Case after = *decided->after;
    after.id = subject.id;
    after.version = subject.version;
    after.changed_at = subject.changed_at;
    CHECK(after == subject);
  }

  void send(const std::string& event) {
    const model::SendEvent command{
        .subject = subject.id, .event = event, .form = {}, .if_match = {}};
    fold(core::decide_event(subject, command, chief, context()));
  }

  [[nodiscard]] core::Decision decide(const engine::chart::StateMapping& states) const {
    return core::decide_migrate(
        subject, {.subjects = {subject.id}, .to = {"loan", 2}, .states = states}, chief, context());
  }
  void migrate(const engine::chart::StateMapping& states = {}) { fold(decide(states)); }

  /// Why it can't: "" if it can.
  [[nodiscard]] std::string refusal(const engine::chart::StateMapping& states = {}) const {
    const auto decision = decide(states);
    const auto* rejection = std::get_if<model::Rejection>(&decision);
    if (!rejection) return "";
    return std::get<model::NotAllowedNow>(*rejection).reason;
  }

  [[nodiscard]] bool in(const std::string& state) const {
    const auto& active = subject.session.configuration;
    return std::find(active.begin(), active.end(), state) != active.end();
  }
  [[nodiscard]] model::ClockState clock(const std::string& name) const {
    REQUIRE(subject.clock(name) != nullptr);
    return subject.clock(name)->state;
  }
};

using model::ClockState;

/// The same states; a datum more and one less; a clock of its own where it is asked.
const std::string longer = R"(initial="asked">
  <datamodel><data id="category"/><data id="times" expr="0"/><data id="fee" expr="2 + 3"/>
    <data id="grid"/></datamodel>
  <state id="asked" shao:owner="grid_chief">
    <onentry><shao:clock name="answer" do="start" limit="claim"/>
      <shao:clock name="second" do="start" limit="take"/></onentry>
    <onexit><shao:clock name="answer" do="stop"/><shao:clock name="second" do="stop"/></onexit>
    <transition event="clock.answer.due" target="lost"/>
    <transition event="clock.second.due"/>
    <transition event="lend" target="out" BY/>
  </state>
  <state id="out" shao:owner="area_chief" initial="fine">
    <onentry><shao:clock name="back" do="start" limit="claim"/></onentry>
    <onexit><shao:clock name="back" do="stop"/></onexit>
    <transition event="clock.back.due" target="lost"/>
    <state id="fine"/><state id="worn"/>
    <history id="again"><transition target="fine"/></history>
  </state>
  <state id="aside" shao:owner="grid_chief">
    <onentry><shao:clock name="rest" do="start" limit="claim"/></onentry>
    <transition event="clock.rest.due" target="again"/>
    <transition event="resume" target="again" BY/>
  </state>
  <state id="idle" shao:owner="grid_chief"/>
  <final id="lost"/>
</scxml>)";

/// A rung of a ladder: its clock begins once, and goes on when the case comes back; then another
/// one leads on even if the first is spent. It may be put aside, where the clock waits.
std::string rung(const std::string& name, const std::string& aside = "aside") {
  return R"(initial=")" + name + R"(">
  <datamodel><data id="category"/><data id="been" expr="false"/></datamodel>
  <state id=")" +
         name + R"(" shao:owner="grid_chief">
    <onentry><if cond="been"><shao:clock name="level" do="resume"/>
        <shao:clock name="again" do="start" limit="take"/>
      <else/><shao:clock name="level" do="start" limit="take"/>
        <assign location="been" expr="true"/></if></onentry>
    <onexit><shao:clock name="level" do="stop"/><shao:clock name="again" do="stop"/></onexit>
    <transition event="clock.level.due clock.again.due" target="lost"/>
    <transition event="work" target="work" BY/>
  </state>
  <state id="work" shao:owner="grid_chief">
    <onentry><shao:clock name="mend" do="start" limit="take"/></onentry>
    <transition event="clock.mend.due clock.rest.due" target="lost"/>
    <transition event="aside" target=")" +
         aside + R"(" BY/>
    <state id="busy"/>
    <state id=")" +
         aside + R"(">
      <onentry><shao:clock name="mend" do="pause"/>
        <shao:clock name="rest" do="start" limit="claim"/></onentry>
      <onexit><shao:clock name="mend" do="resume"/><shao:clock name="rest" do="stop"/></onexit>
    </state>
  </state>
  <final id="lost"/></scxml>)";
}

const std::string first_rung = head + "shao:version=\"1\" " + rung("low");

}  // namespace

TEST_CASE("migrate: a clock that would begin by the data of now and did not then stays away") {
  World world(rung("low"), first_rung);
  world.now += hours(1);
  const model::Clock level = *world.subject.clock("level");
  world.migrate();
  CHECK(*world.subject.clock("level") == level);
  CHECK(world.subject.clock("again") == nullptr);
}

TEST_CASE("migrate: a state of another name keeps a clock that it resumes") {
  World world(rung("lower"), first_rung);
  world.now += hours(1);
  const model::Clock level = *world.subject.clock("level");
  world.migrate({{"low", "lower"}});
  CHECK(world.in("lower"));
  CHECK(*world.subject.clock("level") == level);
  CHECK(world.subject.clock("again") == nullptr);
}

TEST_CASE("migrate: a clock waits as long as the state it goes to wants it to") {
  World world(rung("low", "apart"), first_rung);
  world.send("work");
  const Instant begun = world.now;
  SECTION("what waited goes on where nothing lets it wait") {
    world.send("aside");
    world.now += hours(1);
    world.migrate({{"aside", "busy"}});
    CHECK(world.clock("mend") == ClockState::running);
    CHECK(world.subject.clock("mend")->intervals.front().to == begun);
    CHECK(world.subject.clock("mend")->intervals.back().from == world.now);
    CHECK(world.clock("rest") == ClockState::stopped);
  }
  SECTION("what waited waits on where the state has another name") {
    world.send("aside");
    const model::Clock mend = *world.subject.clock("mend");
    world.now += hours(1);
    world.migrate({{"aside", "apart"}});
    CHECK(*world.subject.clock("mend") == mend);
    CHECK(world.clock("rest") == ClockState::running);
  }
  SECTION("what ran waits where it comes to a state that lets it wait") {
    world.now += hours(1);
    world.migrate({{"busy", "apart"}});
    CHECK(world.clock("mend") == ClockState::paused);
    CHECK(world.clock("rest") == ClockState::running);
  }
}

TEST_CASE("migrate: a state of the same id keeps its clocks and gets those that are new") {
  World world(longer);
  world.now += hours(1);
  const model::Clock before = *world.subject.clock("answer");
  world.migrate();

  CHECK(world.subject.workflow.version == 2);
  CHECK(world.in("asked"));
  CHECK(*world.subject.clock("answer") == before);
  CHECK(world.clock("second") == ClockState::running);
  CHECK(world.subject.clock("second")->intervals.front().from == world.now);
}

TEST_CASE("migrate: data is kept or added as the new version says or dropped where it has none") {
  World world(longer);
  world.migrate();
  CHECK(world.subject.text("category") == "E0113");
  CHECK(world.subject.number_of("fee", 0) == 5);
  CHECK(world.subject.text("grid") == world.subject.facts->place.grid.str());
  CHECK(world.subject.session.data.if_contains("old") == nullptr);
}

TEST_CASE("migrate: a delayed send that the new version does not hear is cancelled") {
  World world(longer);
  REQUIRE(world.subject.sends.size() == 1);
  world.migrate();
  CHECK(world.subject.sends.empty());
}

TEST_CASE("migrate: a state that goes to another takes its clock along with the time used") {
  World world(longer);
  world.send("lend");
  const Instant lent = world.now;
  world.now += hours(1);
  world.migrate({{"good", "fine"}});

  CHECK(world.in("fine"));
  CHECK(world.subject.outward.owner == "area_chief");
  CHECK(world.clock("back") == ClockState::running);
  CHECK(world.subject.clock("back")->intervals.front().from == lent);
  // Which the new version doesn't know.
  CHECK(world.clock("whim") == ClockState::stopped);
}

TEST_CASE("migrate: a case that moved goes on by the rules of the new version alone") {
  World world(longer);
  world.migrate();
  world.send("lend");
  CHECK(world.in("out"));
  CHECK(std::holds_alternative<model::Rejection>(core::decide_event(
      world.subject, {.subject = world.subject.id, .event = "worsen", .form = {}, .if_match = {}},
      world.chief, world.context())));
}

TEST_CASE("migrate: a state without a name of its own goes where the named one around it goes") {
  World world(longer);
  world.send("lend");
  CHECK(world.refusal().find("good") != std::string::npos);
  world.migrate({{"lent", "out"}});
  CHECK(world.in("fine"));
}

TEST_CASE("migrate: a history remembers what has a place and forgets the rest") {
  World world(longer);
  world.send("lend");
  SECTION("what it remembers is there") {
    world.send("worsen");
    world.send("aside");
    world.migrate();
    world.send("resume");
    CHECK(world.in("worn"));
  }
  SECTION("what it remembers is gone") {
    world.send("aside");
    world.migrate();
    CHECK(world.subject.session.history.empty());
    world.send("resume");
    CHECK(world.in("fine"));
  }
}

TEST_CASE("migrate: a place that no case can be in is refused with the reason") {
  World world(longer);
  CHECK(world.refusal({{"asked", "again"}}).find("history") != std::string::npos);
  CHECK(world.refusal({{"asked", "lost"}}).find("end") != std::string::npos);
  CHECK(world.refusal({{"asked", "idle"}}).find("no clock") != std::string::npos);
  world.send("mend");
  CHECK(world.refusal({{"blade", "fine"}, {"handle", "worn"}}).find("exclude") !=
        std::string::npos);
  CHECK(world.refusal({{"blade", "fine"}, {"handle", "fine"}}).empty());
}

TEST_CASE("migrate: a region that the new version adds is entered as it begins") {
  World world(R"(initial="asked">
    <parallel id="both" shao:owner="grid_chief">
      <state id="asked"><onentry><shao:clock name="answer" do="start" limit="claim"/></onentry>
        <transition event="clock.answer.due" target="lost"/></state>
      <state id="watch" initial="calm"><state id="calm">
        <onentry><shao:clock name="look" do="start" limit="claim"/></onentry>
        <transition event="clock.look.due"/></state></state>
    </parallel><final id="lost"/></scxml>)");
  world.migrate();
  CHECK(world.in("asked"));
  CHECK(world.in("calm"));
  CHECK(world.clock("answer") == ClockState::running);
  CHECK(world.clock("look") == ClockState::running);
}

TEST_CASE("migrate: what the new version would leave at once is left at once") {
  World world(R"(initial="asked">
    <state id="asked"><transition target="later"/></state>
    <state id="later" shao:owner="grid_chief">
      <onentry><shao:clock name="answer" do="start" limit="claim"/></onentry>
      <transition event="clock.answer.due" target="lost"/></state>
    <final id="lost"/></scxml>)");
  world.migrate();
  CHECK(world.in("later"));
}

TEST_CASE("migrate: a case that has ended or follows that version already is left alone") {
  World world(longer);
  world.migrate();
  const auto again = world.decide({});
  CHECK(std::get<core::Decided>(again).events.empty());
}
