// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/unit_of_work.hpp"

#include <catch2/catch.hpp>
#include <memory>

#include "tests/unit/runtime/toy.hpp"

namespace runtime = engine::runtime;
using engine::model::CaseId;
using runtime_test::Toy;

// A look into the store ends the commit under way; where that fails, its cases are dropped.
TEST_CASE("a decision keeps the case that it stands on though all others let go of it") {
  Toy toy;
  runtime::Submission asker = toy.raise();
  std::get<engine::model::OpenCase>(asker.command).workflow = "asker";
  REQUIRE(toy.process(asker));
  auto only = engine::ports::shared(*toy.loop().find(CaseId{1}));
  const std::weak_ptr watched = only;
  bool kept = false;
  runtime::Setting setting{.now = toy.now, .county = toy.county, .workflows = toy.workflows};
  setting.rules = [&](const auto&) {
    only.reset();
    kept = !watched.expired();
    return std::vector<CaseId>{};
  };
  runtime::Overlay batch([&only](CaseId) { return only; }, {.last = {}, .last_case = CaseId{1}});
  runtime::UnitOfWork work(setting, batch);

  const auto result =
      work.run(asker.actor, engine::model::SendEvent{.subject = CaseId{1}, .event = "look"});

  CHECK(std::holds_alternative<CaseId>(result));
  CHECK(kept);
  CHECK_FALSE(only);
}
