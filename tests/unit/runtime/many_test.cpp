// SPDX-License-Identifier: Apache-2.0
// One case and many: a child for each place inside, and cases that stand alone after it.
#include <catch2/catch.hpp>

#include "tests/unit/runtime/toy.hpp"
#include "tools/cast.hpp"

namespace model = engine::model;
namespace runtime = engine::runtime;
using engine::directory::Place;
using runtime_test::status_of;
using runtime_test::Toy;

namespace {

runtime::Submission raise_fan(Toy& toy, const std::string& who, const std::string& place) {
  auto submission = toy.raise();
  submission.actor = *tools::play(toy.county, who);
  auto& open = std::get<model::OpenCase>(submission.command);
  open.workflow = "fan";
  open.facts.place = place.empty() ? Place{} : toy.county.directory.place_named(place).value();
  return submission;
}

runtime::Submission send(Toy& toy, std::uint64_t id, const std::string& event,
                         const std::string& who) {
  auto submission = toy.send(id, event);
  submission.actor = *tools::play(toy.county, who);
  return submission;
}

const model::Case& at(Toy& toy, std::uint64_t id) {
  return toy.loop().find(model::CaseId(id))->state;
}

}  // namespace

TEST_CASE("many: each grid of the place has its child and all of them are counted") {
  Toy toy;
  REQUIRE(toy.process(raise_fan(toy, "dispatcher", "")));
  REQUIRE(status_of(toy.replies().back()) == 200);
  REQUIRE(at(toy, 1).children.size() == 169);
  CHECK(at(toy, 170).number == at(toy, 1).number + "-169");
  CHECK(at(toy, 2).facts->place ==
        toy.county.directory.place_of(toy.county.directory.grids()[0].code));
  REQUIRE(toy.process(send(toy, 1, "fell", "dispatcher")));
  REQUIRE(status_of(toy.replies().back()) == 200);
  CHECK(at(toy, 1).data("ended") == 169);
  toy.restart();
  CHECK(at(toy, 1).data("ended") == 169);
}

TEST_CASE("many: the place of a case is as wide as its chart and the post allow") {
  Toy toy;
  REQUIRE(toy.process(raise_fan(toy, "area_chief", "511725001A02")));
  CHECK(status_of(toy.replies().back()) == 200);
  CHECK(at(toy, 1).children.size() == 4);
  REQUIRE(toy.process(raise_fan(toy, "area_chief", "511725001")));  // Wider than the post.
  CHECK(status_of(toy.replies().back()) == 409);
  REQUIRE(toy.process(raise_fan(toy, "dispatcher", "511725001001801")));  // Not of this chart.
  CHECK(status_of(toy.replies().back()) == 409);
}

TEST_CASE("many: a case that stands alone outlives where it came from and reports to it") {
  Toy toy;
  REQUIRE(toy.process(raise_fan(toy, "area_chief", "511725001A02")));
  REQUIRE(toy.process(send(toy, 1, "plant", "dispatcher")));
  REQUIRE(status_of(toy.replies().back()) == 200);
  const model::Case& tree = at(toy, 6);
  CHECK_FALSE(tree.parent);
  CHECK(tree.facts->title == "树");
  CHECK(tree.number.find('-') == tree.number.rfind('-'));
  CHECK(tree.links == std::vector<model::Link>{{"source", model::CaseId(1), false}});
  CHECK(at(toy, 1).links == std::vector<model::Link>{{"source", model::CaseId(6), true}});
  CHECK(at(toy, 1).children.size() == 4);

  REQUIRE(toy.process(send(toy, 6, "pick", "grid_chief")));
  CHECK(at(toy, 1).data("alone") == 1);
  REQUIRE(toy.process(send(toy, 1, "plant", "dispatcher")));
  REQUIRE(toy.process(send(toy, 1, "stop", "dispatcher")));
  CHECK_FALSE(at(toy, 1).open());
  CHECK(at(toy, 7).open());
  REQUIRE(toy.process(send(toy, 7, "pick", "grid_chief")));  // Nobody is there to hear it.
  CHECK_FALSE(at(toy, 7).open());
}
