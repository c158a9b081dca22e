// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <filesystem>

#include "adapters/county/load.hpp"
#include "adapters/scxml/library.hpp"
#include "engine/base/bounds.hpp"
#include "engine/core/decide.hpp"

// Ending a case tells all that hang on it in one step: how many may.

namespace {

namespace directory = engine::directory;
namespace model = engine::model;
using directory::Actor;
using directory::Role;

const std::filesystem::path source = SHAO_SOURCE_DIR;

struct World {
  engine::Loaded<directory::County> county =
      adapters::county::load_county(source / "config" / "quxian");
  engine::Loaded<engine::core::Workflows> workflows =
      adapters::scxml::load_library(source / "workflows");
  Actor dispatcher{.login = directory::Login("centre"), .posts = {{Role::dispatcher, ""}}};
  engine::core::Context context{.now = *engine::parse_rfc3339("2026-03-02T09:00:00+08:00"),
                                .county = county.value(),
                                .workflows = workflows.value(),
                                .find = [this](model::CaseId id) -> const model::Case* {
                                  return id == first.id ? &first : nullptr;
                                }};
  model::Case first, second;

  World() : first(raised(1)), second(raised(2)) {}

  [[nodiscard]] model::Case raised(std::uint64_t id) const {
    model::OpenCase open;
    open.workflow = "incident";
    open.facts.title = "路灯不亮";
    const auto& places = county.value().directory;
    open.facts.place = *places.place_of(places.grids().front().code);
    open.given = {{"category", "E0113"}};
    const auto decision = engine::core::decide_open(model::CaseId{id}, open, dispatcher, context);
    const auto* decided = std::get_if<engine::core::Decided>(&decision);
    REQUIRE(decided != nullptr);
    REQUIRE(decided->after.has_value());
    return *decided->after;
  }

  [[nodiscard]] bool merges() const {
    const model::SendEvent merge{
        .subject = second.id, .event = "merge", .form = {{"parent", "1"}}, .if_match = {}};
    const auto decision = engine::core::decide_event(second, merge, dispatcher, context);
    if (std::holds_alternative<engine::core::Decided>(decision)) return true;
    const auto* bound = std::get_if<model::BoundReached>(&std::get<model::Rejection>(decision));
    REQUIRE(bound != nullptr);
    CHECK(bound->name == "duplicates_max");
    return false;
  }

  /// As many duplicates, none of which has any itself.
  void hang(std::size_t count) {
    first.links.assign(count, {.kind = "duplicate", .other = model::CaseId{9}, .inbound = true});
    context.find = [this](model::CaseId id) { return id == first.id ? &first : &second; };
  }
};

}  // namespace

TEST_CASE("merge: as many duplicates may hang on one as its end can tell", "[core]") {
  World world;
  world.hang(engine::bounds::duplicates_max - 1);
  CHECK(world.merges());
  world.hang(engine::bounds::duplicates_max);
  CHECK_FALSE(world.merges());
}
