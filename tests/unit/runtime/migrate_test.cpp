// SPDX-License-Identifier: Apache-2.0
// Cases that move into another version of their chart: each by itself, or all of them together.
#include <catch2/catch.hpp>

#include "adapters/scxml/reader.hpp"
#include "engine/base/bounds.hpp"
#include "tests/unit/runtime/toy.hpp"

namespace core = engine::core;
namespace model = engine::model;
using runtime_test::status_of;
using runtime_test::Toy;

namespace {

std::string toy_chart(int version, const std::string& waiting) {
  return R"(<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:shao="urn:shao:workflow:1"
    version="1.0" name="toy" datamodel="ecmascript" shao:version=")" +
         std::to_string(version) + R"(" shao:kind="incident" shao:label="玩具|Toy"
    shao:raise="grid_chief"><state id=")" +
         waiting + R"(" shao:owner="grid_chief">
    <onentry><shao:clock name="take" do="start" limit="take"/></onentry>
    <transition event="clock.take.due" target="rested"/>
    <transition event="rest" target="rested" shao:by="grid_chief" shao:label="歇|Rest"/></state>
    <state id="rested"><transition event="clock.take.due"/></state><final id="over"/></scxml>)";
}

core::WorkflowPtr workflow(const std::string& text) {
  const auto chart = adapters::scxml::load(text, "toy.scxml");
  REQUIRE(chart);
  const auto read = core::read_workflow(chart.value(), "toy.scxml", {});
  REQUIRE(read);
  return read.value();
}

struct Change {
  Toy toy;
  core::Workflows charts;

  Change() {
    charts.add(workflow(toy_chart(1, "waiting")));
    REQUIRE(toy.recover(charts));
    for (int i = 0; i < 3; ++i) REQUIRE(toy.process(toy.raise()));
    charts.add(workflow(toy_chart(2, "ready")));
  }

  [[nodiscard]] engine::runtime::Submission move(std::vector<model::CaseId> subjects,
                                                 bool named = true) {
    auto submission = toy.raise();
    model::MigrateCases command{.subjects = std::move(subjects), .to = {"toy", 2}, .states = {}};
    if (named) command.states = {{"waiting", "ready"}};
    submission.command = std::move(command);
    return submission;
  }

  [[nodiscard]] std::vector<std::uint32_t> versions() {
    std::vector<std::uint32_t> all;
    for (std::uint64_t id = 1; id <= 3; ++id) {
      all.push_back(toy.loop().find(model::CaseId{id})->state.workflow.version);
    }
    return all;
  }
};

using Versions = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("migrate: a move is journaled and the case is the same after a restart") {
  Change change;
  REQUIRE(change.toy.process(change.move({model::CaseId{1}, model::CaseId{2}, model::CaseId{3}})));
  CHECK(status_of(change.toy.replies().back()) == 200);
  CHECK(change.versions() == Versions{2, 2, 2});
  const auto before = change.toy.loop().find(model::CaseId{1})->state;
  REQUIRE(change.toy.recover(change.charts));
  CHECK(change.toy.loop().find(model::CaseId{1})->state == before);
}

TEST_CASE("migrate: of one command either all cases move or none") {
  Change change;
  // The third stands where the new version has a place without any table, the others don't.
  REQUIRE(change.toy.process(change.toy.send(3, "rest")));
  const auto committed = change.toy.data.batches.size();
  const auto all = {model::CaseId{3}, model::CaseId{1}, model::CaseId{2}};
  REQUIRE(change.toy.process(change.move(all, false)));
  CHECK(status_of(change.toy.replies().back()) == 409);
  CHECK(change.versions() == Versions{1, 1, 1});
  CHECK(change.toy.data.batches.size() == committed);
}

TEST_CASE("migrate: a rehearsal answers as the move would and leaves no trace") {
  Change change;
  const auto committed = change.toy.data.batches.size();
  std::vector<engine::runtime::Submission> batch;
  batch.push_back(change.move({model::CaseId{1}}));
  batch.push_back(change.move({model::CaseId{2}}, false));
  REQUIRE(change.toy.loop().rehearse(std::move(batch), change.toy.now));
  auto& replies = change.toy.replies();
  CHECK(status_of(replies[replies.size() - 2]) == 200);
  CHECK(status_of(replies.back()) == 409);
  CHECK(change.versions() == Versions{1, 1, 1});
  CHECK(change.toy.data.batches.size() == committed);
}

TEST_CASE("migrate: what was due before the move happens first under the old version") {
  Change change;
  change.toy.now += std::chrono::hours(400);
  REQUIRE(change.toy.process(change.move({model::CaseId{1}}, false)));
  const auto& moved = change.toy.loop().find(model::CaseId{1})->state;
  CHECK(moved.workflow.version == 2);
  CHECK(moved.session.configuration == std::vector<std::string>{"rested"});
}

TEST_CASE("migrate: more cases than the bound are refused") {
  Change change;
  const std::vector<model::CaseId> many(engine::bounds::migrations_max + 1, model::CaseId{1});
  REQUIRE(change.toy.process(change.move(many)));
  CHECK(status_of(change.toy.replies().back()) == 409);
  CHECK(change.versions() == Versions{1, 1, 1});
}
