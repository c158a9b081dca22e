// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/past.hpp"

#include <catch2/catch.hpp>

#include "adapters/memory/store.hpp"

// What was published once, folded from the journal again: the same rows, before and after.

namespace {

namespace model = engine::model;
using adapters::stream::changes_between;
using engine::ports::Batch;

model::Record record(std::uint64_t seq, std::uint64_t id, std::uint64_t version,
                     const std::string& cause, model::Event event) {
  return {.sequence = model::Sequence{seq},
          .subject = model::CaseId{id},
          .version = model::Version{version},
          .at = {},
          .cause = {.kind = model::CauseKind::person,
                    .event = cause,
                    .login = "li",
                    .role = {},
                    .unit = {},
                    .from = {}},
          .event = std::move(event)};
}

model::Event opened(const std::string& title) {
  model::CaseOpened event{
      .kind = "incident", .number = {}, .workflow = {}, .parent = {}, .facts = {}};
  event.facts.title = title;
  return event;
}

model::Event step(const std::string& level) {
  model::StepTaken event;
  event.configuration = {"open"};
  event.outward = {"handle", level, "grid_chief", {}};
  return event;
}

/// Cases 1 and 2: opened, and changed in turn, one batch for each list.
struct Office {
  Office() {
    commit({record(1, 1, 1, "raise", opened("one")), record(2, 1, 2, "raise", step("grid"))});
    commit({record(3, 2, 1, "raise", opened("two")), record(4, 2, 2, "raise", step("grid")),
            record(5, 1, 3, "escalate", step("area"))});
    commit({record(6, 1, 4, "escalate", step("general"))});
  }
  void commit(std::vector<model::Record> records) {
    now += std::chrono::seconds(1);
    for (auto& each : records) each.at = now;
    std::vector<std::pair<model::CaseId, model::Sequence>> trail;
    for (const auto& each : records) trail.emplace_back(each.subject, each.sequence);
    const auto through = records.back().sequence;
    REQUIRE(store.journal().append({.at = records.back().at, .records = std::move(records)}));
    REQUIRE(store.rows().project({.through = through, .cases = {}, .trail = std::move(trail)}));
  }
  auto between(std::uint64_t after, std::uint64_t through) {
    const auto queries = store.open_queries();
    return changes_between(*queries, model::Sequence{after}, model::Sequence{through});
  }

  adapters::memory::Store store;
  engine::Instant now{};
};

}  // namespace

TEST_CASE("past: each act is one change with the rows before and after it", "[stream]") {
  Office office;
  const auto all = office.between(0, 6);
  REQUIRE(all);
  REQUIRE(all->size() == 4);
  const auto& raised = all->front();
  CHECK_FALSE(raised.before);
  CHECK(raised.after->title == "one");
  CHECK(raised.after->level == "grid");
  CHECK(raised.records.back().sequence == model::Sequence{2});
  const auto& escalated = all->at(2);
  REQUIRE(escalated.before);
  CHECK(escalated.before->level == "grid");
  CHECK(escalated.after->level == "area");
}

TEST_CASE("past: a piece begins where it was asked to and in the middle of a batch", "[stream]") {
  Office office;
  const auto some = office.between(4, 5);
  REQUIRE(some);
  REQUIRE(some->size() == 1);
  CHECK(some->front().records.front().sequence == model::Sequence{5});
  CHECK(some->front().before->level == "grid");
  CHECK(office.between(6, 6)->empty());
}

TEST_CASE("past: rows that are behind the journal are an error and no wrong answer", "[stream]") {
  Office office;
  REQUIRE(
      office.store.journal().append({.at = {}, .records = {record(7, 1, 5, "a", step("area"))}}));
  REQUIRE(
      office.store.journal().append({.at = {}, .records = {record(8, 1, 6, "b", step("grid"))}}));
  CHECK_FALSE(office.between(7, 8));
}
