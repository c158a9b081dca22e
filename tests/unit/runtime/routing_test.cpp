// SPDX-License-Identifier: Apache-2.0

// Rules of routing: whose a category is in a place, from the step after the one that made the rule.

#include <catch2/catch.hpp>

#include "tests/sim/late_writer.hpp"
#include "tests/unit/runtime/toy.hpp"

namespace {

using runtime_test::status_of;
using runtime_test::Toy;

engine::runtime::Submission raise_asker(Toy& toy) {
  auto submission = toy.raise();
  std::get<engine::model::OpenCase>(submission.command).workflow = "asker";
  return submission;
}

/// Whose the first case noted that it is. Nothing is waited for but what the test let go.
std::string lead(Toy& toy) {
  REQUIRE(toy.loop().finish());
  for (const auto& reply : toy.replies()) REQUIRE(status_of(reply) == 200);
  return toy.loop().find(engine::model::CaseId(1))->state.text("lead");
}

void act(Toy& toy, const char* event) { REQUIRE(toy.process(toy.send(1, event))); }

TEST_CASE("a rule holds for what is decided next whether or not it is written yet") {
  sim::LateWriter late;
  const bool with_writer = GENERATE(false, true);
  const bool under_way = GENERATE(false, true);
  CAPTURE(with_writer, under_way);
  Toy toy(with_writer ? &late : nullptr);
  REQUIRE(toy.process(raise_asker(toy)));
  if (under_way) REQUIRE(toy.loop().finish());  // So that the rule is handed over at once.
  act(toy, "look");
  if (under_way) REQUIRE(toy.loop().finish());
  const std::string catalogued = lead(toy);
  CHECK(catalogued != "D09");
  act(toy, "rule_street");
  act(toy, "look");
  CHECK(lead(toy) == "D09");
}

TEST_CASE("a rule and what is decided on it may be of one batch") {
  Toy toy;
  REQUIRE(toy.process(raise_asker(toy)));
  std::vector<engine::runtime::Submission> batch;
  batch.push_back(toy.send(1, "rule_street"));
  batch.push_back(toy.send(1, "look"));
  REQUIRE(toy.loop().process(std::move(batch), toy.now));
  CHECK(lead(toy) == "D09");
}

TEST_CASE("a rule holds after a restart whether or not its row is written") {
  const bool written = GENERATE(false, true);
  CAPTURE(written);
  Toy toy;
  REQUIRE(toy.process(raise_asker(toy)));
  act(toy, "rule_street");
  if (written) REQUIRE(toy.loop().write_rows());
  toy.restart();
  act(toy, "look");
  CHECK(lead(toy) == "D09");
}

TEST_CASE("the rule of the narrower place holds and then the newer one") {
  Toy toy;
  REQUIRE(toy.process(raise_asker(toy)));
  act(toy, "rule_street");
  act(toy, "rule_county");
  act(toy, "rule_elsewhere");
  act(toy, "look");
  CHECK(lead(toy) == "D09");
  const auto place = toy.loop().find(engine::model::CaseId(1))->state.facts->place;
  const auto elsewhere = toy.county.directory.place_named("511725002");
  REQUIRE(elsewhere);
  const auto context = toy.loop().context(toy.now);
  const engine::directory::CategoryCode category("E0110");
  CHECK(context.rule(category, place)->text("unit") == "D09");
  CHECK(context.rule(category, *elsewhere)->text("unit") == "D04");
  CHECK(context.rule(category, {})->text("unit") == "D12");
  CHECK(context.rule(engine::directory::CategoryCode("E0113"), place) == nullptr);

  act(toy, "rule_street");
  act(toy, "look");
  CHECK(toy.loop().find(engine::model::CaseId(1))->state.text("rule") == "5");
}

TEST_CASE("a rule for a unit that the county no longer has is passed over") {
  Toy toy;
  REQUIRE(toy.process(raise_asker(toy)));
  act(toy, "rule_unknown");
  act(toy, "look");
  CHECK(lead(toy) == "D17");
  CHECK(toy.loop().find(engine::model::CaseId(1))->state.text("rule").empty());
}

TEST_CASE("a rule that has ended holds no more and the wider one does again") {
  Toy toy;
  REQUIRE(toy.process(raise_asker(toy)));
  act(toy, "rule_county");
  act(toy, "rule_street");
  act(toy, "revoke");
  act(toy, "look");
  CHECK(lead(toy) == "D12");
  act(toy, "revoke");
  act(toy, "look");
  CHECK(lead(toy) == "D17");
}

}  // namespace
