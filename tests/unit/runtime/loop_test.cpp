// SPDX-License-Identifier: Apache-2.0
// The loop when things go wrong: disks that fill up, charts that misbehave, answers that can't be
// read, keys that come twice.
#include <catch2/catch.hpp>
#include <variant>

#include "adapters/memory/queries.hpp"
#include "tests/unit/runtime/toy.hpp"

namespace model = engine::model;
namespace runtime = engine::runtime;
using engine::Errc;
using runtime::Failure;
using runtime_test::failed_with;
using runtime_test::status_of;
using runtime_test::Toy;

namespace {

constexpr std::size_t many = 1000;

template <class Event>
std::size_t count(const Toy& toy) {
  std::size_t found = 0;
  for (const model::Record& record : toy.witness.records) {
    found += std::holds_alternative<Event>(*record.event) ? 1U : 0U;
  }
  return found;
}

std::string state_of(Toy& toy, std::uint64_t id) {
  const auto stored = toy.loop().find(model::CaseId(id));
  return stored && !stored->row.states.empty() ? stored->row.states.back() : "";
}

/// Rows of which no single case can be read.
class UnreadableRows final : public engine::ports::CaseRows {
 public:
  explicit UnreadableRows(engine::ports::CaseRows& below) : below_(below) {}
  engine::Result<void> project(const engine::ports::Projection& projection) override {
    return below_.project(projection);
  }
  engine::Result<std::optional<model::Case>> load(model::CaseId) override {
    return engine::Error(Errc::unavailable, "the disk cannot read it");
  }
  engine::Result<model::Sequence> projected_through() override {
    return below_.projected_through();
  }
  engine::Result<void> visit_open(const std::function<void(model::Case)>& visit) override {
    return below_.visit_open(visit);
  }
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& visit) override {
    return below_.visit(filter, visit);
  }

 private:
  engine::ports::CaseRows& below_;
};

}  // namespace

TEST_CASE("a timer whose commit failed is due still and fires once there is room") {
  const auto code = GENERATE(Errc::storage_full, Errc::unavailable);
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  const auto due = toy.loop().next_due();
  REQUIRE(due);

  toy.now = *due + std::chrono::hours(200);
  toy.fail_next_write(code);
  const auto failed = toy.loop().fire_due(toy.now, many);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == code);
  CHECK(toy.loop().next_due() == due);
  CHECK(state_of(toy, 1) == "waiting");

  while (toy.loop().next_due()) REQUIRE(toy.loop().fire_due(toy.now, many));
  CHECK(state_of(toy, 1) == "rested");
  CHECK(count<model::ClockBreached>(toy) == 1);
}

TEST_CASE("a timer that its chart can't take is journaled with the reason and blocks nobody") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "madden")));

  toy.now += std::chrono::hours(200);
  while (toy.loop().next_due()) REQUIRE(toy.loop().fire_due(toy.now, many));
  CHECK(state_of(toy, 1) == "waiting");
  CHECK(state_of(toy, 2) == "rested");
  CHECK(count<model::ClockBreached>(toy) == 2);
  CHECK(count<model::ChartFaulted>(toy) == 1);

  // Nor does it come back: the case is where the journal says, and people can still end it.
  toy.restart();
  CHECK_FALSE(toy.loop().next_due());
  REQUIRE(toy.process(toy.send(1, "finish")));
  CHECK(status_of(toy.replies().back()) == 200);
}

TEST_CASE("whoever acts late finds the clocks settled even if the chart can't take them") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "madden")));
  toy.now += std::chrono::hours(200);
  REQUIRE(toy.process(toy.send(1, "finish")));
  CHECK(status_of(toy.replies().back()) == 200);
  CHECK(count<model::ChartFaulted>(toy) == 1);
}

TEST_CASE("kept answers that can't be read refuse the whole batch and nothing is done") {
  Toy toy;
  REQUIRE(toy.process(toy.raise("one")));
  toy.journal.unreadable = true;
  std::vector<runtime::Submission> batch;
  batch.push_back(toy.raise());
  batch.push_back(toy.raise("one"));
  batch.push_back(toy.raise());
  const auto failed = toy.loop().process(std::move(batch), toy.now);

  CHECK_FALSE(failed);
  REQUIRE(toy.replies().size() == 4);
  for (std::size_t i = 1; i < 4; ++i) CHECK(failed_with(toy.replies()[i], Failure::busy));
  CHECK(toy.data.batches.size() == 1);
  CHECK(toy.loop().open_cases() == 1);
}

TEST_CASE("a key that comes twice in one batch is answered once and the other body is refused") {
  Toy toy;
  std::vector<runtime::Submission> batch;
  batch.push_back(toy.raise("one"));
  batch.push_back(toy.raise("one"));
  batch.push_back(toy.raise("one", 'b'));
  REQUIRE(toy.loop().process(std::move(batch), toy.now));

  REQUIRE(toy.replies().size() == 3);
  CHECK(status_of(toy.replies()[0]) == 200);
  CHECK(std::get<engine::ports::Answer>(toy.replies()[0]) ==
        std::get<engine::ports::Answer>(toy.replies()[1]));
  CHECK(failed_with(toy.replies()[2], Failure::key_reused));
  CHECK(toy.loop().open_cases() == 1);
}

TEST_CASE("a key is known after a restart and a refused command's answer is kept too") {
  Toy toy;
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.process(toy.send(1, "nonsense", "two")));
  toy.restart();
  REQUIRE(toy.process(toy.raise("one")));
  REQUIRE(toy.process(toy.send(1, "nonsense", "two")));

  REQUIRE(toy.replies().size() == 4);
  CHECK(status_of(toy.replies()[2]) == 200);
  CHECK(status_of(toy.replies()[1]) == 409);
  CHECK(status_of(toy.replies()[3]) == 409);
  CHECK(toy.loop().open_cases() == 1);
}

TEST_CASE("a commit of unknown outcome is told as unknown and recovery finds what was written") {
  const bool written = GENERATE(true, false);
  Toy toy;
  toy.fail_next_write(Errc::outcome_unknown, written);
  CHECK_FALSE(toy.process(toy.raise("one")));
  REQUIRE(toy.replies().size() == 1);
  CHECK(failed_with(toy.replies()[0], Failure::unknown));

  toy.restart();
  CHECK(toy.loop().open_cases() == (written ? 1 : 0));
  REQUIRE(toy.process(toy.raise("one")));
  CHECK(status_of(toy.replies().back()) == 200);
  CHECK(toy.loop().open_cases() == 1);
}

TEST_CASE("a full disk refuses the commands and goes on when there is room") {
  Toy toy;
  toy.fail_next_write(Errc::storage_full);
  CHECK_FALSE(toy.process(toy.raise("one")));
  CHECK(failed_with(toy.replies().back(), Failure::storage_full));
  REQUIRE(toy.process(toy.raise("one")));
  CHECK(status_of(toy.replies().back()) == 200);
}

TEST_CASE("a restart without the chart that open cases began with is refused by name") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  const engine::core::Workflows none;
  const auto recovered = toy.recover(none);
  REQUIRE_FALSE(recovered);
  CHECK(recovered.error().code == Errc::unsupported);
  CHECK(recovered.error().detail.find("toy version 1 (1 open cases)") != std::string::npos);
}

TEST_CASE("the clock that steps back dates no record before the journal's last") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  toy.now -= std::chrono::hours(5);
  REQUIRE(toy.process(toy.send(1, "madden")));
  const auto& records = toy.witness.records;
  CHECK(records.back().at >= records.front().at);
}

TEST_CASE("the rows and the timers are the same after any restart") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.loop().write_rows());
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "finish")));
  const auto due = toy.loop().next_due();
  toy.restart();
  CHECK(toy.loop().next_due() == due);
  CHECK(toy.loop().open_cases() == 1);
  CHECK(toy.loop().timers() == 1);
  CHECK(toy.data.projected_through == toy.loop().last());
}

TEST_CASE("rows of ended cases that are ahead of the others are not folded twice") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "finish")));
  REQUIRE(toy.loop().write_ended_rows(2));
  CHECK_FALSE(toy.rows.load(model::CaseId{1})->has_value());  // Too few to be worth it.
  REQUIRE(toy.loop().write_ended_rows(1));
  CHECK(toy.rows.load(model::CaseId{1})->has_value());
  CHECK_FALSE(toy.rows.load(model::CaseId{2})->has_value());
  CHECK(toy.loop().unwritten() == 1);
  CHECK(toy.data.projected_through == model::Sequence{});

  const model::Case ended = toy.loop().find(model::CaseId{1})->state;
  toy.restart();
  REQUIRE(toy.loop().find(model::CaseId{1}));
  CHECK(toy.loop().find(model::CaseId{1})->state == ended);
  CHECK(toy.loop().open_cases() == 1);
  CHECK(toy.loop().timers() == 1);
  CHECK(toy.data.projected_through == toy.loop().last());
}

TEST_CASE("where all rows were written ahead of the others the trail still follows") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "finish")));
  REQUIRE(toy.loop().write_ended_rows(1));
  REQUIRE(toy.loop().unwritten() == 0);
  REQUIRE(toy.loop().write_rows());
  CHECK(toy.data.projected_through == toy.loop().last());
  const auto trail = adapters::memory::Queries(toy.data).trail(model::CaseId{1});
  REQUIRE(trail);
  CHECK(trail->size() == toy.witness.records.size());
}

TEST_CASE("a case that a recovery finds whole in the journal's tail is counted once") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  toy.restart();
  REQUIRE(toy.loop().open_cases() == 1);
  REQUIRE(toy.process(toy.send(1, "finish")));
  CHECK(toy.loop().open_cases() == 0);
}

TEST_CASE("a recovery that cannot read an ended case says so instead of going on without it") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  REQUIRE(toy.process(toy.send(1, "finish")));
  REQUIRE(toy.loop().write_rows());
  const model::Record& last = toy.witness.records.back();
  const model::Record linked{
      .sequence = last.sequence.next(),
      .subject = last.subject,
      .version = last.version.next(),
      .at = toy.now,
      .cause = {.kind = model::CauseKind::message, .event = "link", .from = model::CaseId(1)},
      .event = model::Linked{{.kind = "duplicate", .other = model::CaseId(1), .inbound = true}}};
  REQUIRE(toy.journal.append({.at = toy.now, .records = {linked}, .answers = {}, .reporters = {}}));

  UnreadableRows rows(toy.rows);
  runtime::Loop loop({toy.journal, rows, toy.witness, toy.witness}, toy.county, toy.workflows);
  const auto recovered = loop.recover();
  REQUIRE_FALSE(recovered);
  CHECK(recovered.error().code == Errc::unavailable);
  toy.restart();
  CHECK(toy.loop().find(model::CaseId(1))->state.links.size() == 1);
}

TEST_CASE("a disk without room for cases refuses new ones and lets those that run go on") {
  Toy toy;
  REQUIRE(toy.process(toy.raise("first")));
  const auto first = toy.replies().back();
  toy.loop().set_room(engine::ports::Room::no_cases);

  REQUIRE(toy.process(toy.raise("second")));
  CHECK(failed_with(toy.replies().back(), Failure::storage_full));
  REQUIRE(toy.process(toy.raise("first")));
  CHECK(status_of(toy.replies().back()) == status_of(first));
  REQUIRE(toy.process(toy.send(1, "nonsense")));
  CHECK(status_of(toy.replies().back()) >= 400);

  // Nothing was kept of the refusal: the same key works when there is room.
  toy.loop().set_room(engine::ports::Room::no_photos);
  REQUIRE(toy.process(toy.raise("second")));
  CHECK(status_of(toy.replies().back()) == 200);
}

TEST_CASE("a disk with room for timers only refuses all that people ask and fires what is due") {
  Toy toy;
  REQUIRE(toy.process(toy.raise()));
  const auto due = toy.loop().next_due();
  REQUIRE(due);
  toy.loop().set_room(engine::ports::Room::timers_only);

  REQUIRE(toy.process(toy.send(1, "nonsense")));
  CHECK(failed_with(toy.replies().back(), Failure::storage_full));
  toy.now = *due + std::chrono::hours(200);
  while (toy.loop().next_due()) REQUIRE(toy.loop().fire_due(toy.now, many));
  CHECK(count<model::ClockBreached>(toy) == 1);
}
