// SPDX-License-Identifier: Apache-2.0

// What a move may make of a case: the plain means say what is wrong, and nothing where all is
// right.

#include "tests/sim/moves.hpp"

#include <catch2/catch.hpp>

namespace {

namespace model = engine::model;

const sim::Setting& setting() {
  static const sim::Setting once = sim::load_setting(SHAO_SOURCE_DIR);
  return once;
}

/// An incident that came back from a whistle and is at the area once more.
model::Case at_the_area() {
  model::Case subject;
  subject.id = model::CaseId{7};
  subject.kind = "incident";
  subject.workflow = {"incident", 1};
  subject.session.running = true;
  subject.session.configuration = {"whole", "live", "before", "ladder", "l2"};
  subject.session.history = {{"level_before", {"l2"}}};
  subject.session.data = engine::chart::Data({{"category", "E0110"}, {"unverified", true}});
  model::Clock level;
  level.name = "level_area";
  subject.clocks.emplace_back(level);
  return subject;
}

model::Case moved() {
  model::Case subject = at_the_area();
  subject.workflow.version = 2;
  subject.session.configuration.back() = "l2_next";
  subject.session.history = {{"level_before", {"l2_next"}}};
  subject.session.data = engine::chart::Data({{"category", "E0110"}, {"unchecked", false}});
  return subject;
}

sim::Order order(engine::chart::StateMapping states = {{"l2", "l2_next"}}) {
  return {.event = "migrate",
          .login = "shao workflow migrate",
          .subjects = {model::CaseId{7}},
          .to = {"incident", 2},
          .states = std::move(states)};
}

std::string wrong(const std::function<void(model::Case&)>& change) {
  model::Case after = moved();
  change(after);
  return sim::moved_wrongly(at_the_area(), after, order());
}

TEST_CASE("moves: a case that goes on under the names of the next chart is right", "[sim]") {
  CHECK(wrong([](model::Case&) {}).empty());
}

TEST_CASE("moves: what is lost or begins or is elsewhere by moving is named", "[sim]") {
  CHECK(wrong([](auto& after) { after.session.configuration.back() = "l3"; }) ==
        "it stands elsewhere than before");
  CHECK(wrong([](auto& after) { after.session.history.clear(); }) == "it remembers something else");
  CHECK(wrong([](auto& after) { after.session.data.set("category", "E0113"); }) ==
        "its data are others");
  CHECK(wrong([](auto& after) { after.edit_clock("level_area")->warned_at.emplace(); }) ==
        "its clock level_area does not go on as it was");
  CHECK(wrong([](auto& after) {
          model::Clock again;
          again.name = "again";
          after.clocks.emplace_back(again);
        }) == "a clock begins by the way");
  CHECK(wrong([](auto& after) { after.sends.emplace_back(); }) ==
        "what its chart has no say in is another");
}

TEST_CASE("moves: a place that there is not holds a case back and one that ended stays", "[sim]") {
  model::Case subject = at_the_area();
  CHECK(sim::unmovable(setting(), &subject, order()).empty());
  CHECK(sim::unmovable(setting(), &subject, order({})) == "l2 has no place there");
  for (const char* place : {"level_before", "void", "nowhere"}) {
    CHECK_FALSE(sim::unmovable(setting(), &subject, order({{"l2", place}})).empty());
  }
  CHECK_FALSE(sim::unmovable(setting(), nullptr, order()).empty());
  subject.workflow.name = "ticket";
  CHECK(sim::unmovable(setting(), &subject, order()) == "it is of another chart");
  subject.session.running = false;
  CHECK(sim::unmovable(setting(), &subject, order()).empty());
}

}  // namespace
