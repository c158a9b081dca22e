// SPDX-License-Identifier: Apache-2.0

// What every store of rows promises: the last projection of each case, whole, also after a restart.

#include <catch2/catch.hpp>

#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using tests::MemoryStore;
using tests::SqliteStore;
using tests::stored_case;

ports::StoredCase full_case(std::uint64_t id) {
  ports::StoredCase stored = stored_case(id);
  using namespace engine::directory;
  stored.row = {
      .id = model::CaseId(id),
      .parent = model::CaseId(2),
      .kind = "ticket",
      .number = "QX20260930-0001-1",
      .workflow = "ticket",
      .open = true,
      .states = {"open", "a\"b", "渠|江"},
      .queues = {"unclaimed"},
      .stage = "handle",
      .level = "area",
      .owner = "area_chief",
      .category = "07-12",
      .outcome = "done",
      .unit = "d18",
      .part = "lead",
      .severity = 3,
      .place = {.grid = GridCode("g"),
                .area = AreaCode("a"),
                .community = CommunityCode("c"),
                .street = StreetCode("s")},
      .title = "井盖",
      .description = "缺失",
      .address = "老街",
      .raised_by = "grid_chief",
      .claimed_by = "d18.clerk",
      .raised_at = tests::sample_time(1),
      .changed_at = tests::sample_time(2),
      .due_at = tests::sample_time(3),
      .warned = true,
      .overdue = true,
      .supervised = true,
      .units = {"d18", "d19"},
      .timers = {
          {.due = tests::sample_time(3), .kind = model::TimerKind::clock_warn, .name = "resolve"},
          {.due = tests::sample_time(3),
           .kind = model::TimerKind::send,
           .name = "a first by position"}}};
  return stored;
}

bool same(const ports::StoredCase& one, const ports::StoredCase& other) {
  return one.state == other.state && one.row == other.row;
}

std::vector<ports::StoredCase> all_of(ports::CaseRows& rows) {
  std::vector<ports::StoredCase> all;
  REQUIRE(rows.visit_all([&all](ports::StoredCase stored) { all.push_back(std::move(stored)); }));
  return all;
}

TEMPLATE_TEST_CASE("rows: a case comes back with its row and its timers in order", "[rows]",
                   MemoryStore, SqliteStore) {
  TestType store;
  const ports::StoredCase stored = full_case(5);
  REQUIRE(store.rows().project(
      {.through = model::Sequence(), .cases = {engine::ports::shared(stored)}}));

  for (const bool reopened : {false, true}) {
    if (reopened) store.reopen();
    const auto all = all_of(store.rows());
    REQUIRE(all.size() == 1);
    CHECK(same(all[0], stored));
    const auto loaded = store.queries()->load({model::CaseId(5)});
    REQUIRE(loaded);
    REQUIRE(loaded->size() == 1);
    CHECK(same(loaded->front(), stored));
    const auto state = store.rows().load(model::CaseId(5));
    REQUIRE(state);
    CHECK(state->value() == stored.state);
  }
}

TEMPLATE_TEST_CASE("rows: the last projection of a case wins in every column", "[rows]",
                   MemoryStore, SqliteStore) {
  TestType store;
  REQUIRE(store.rows().project({.cases = {ports::shared(full_case(5))}}));
  ports::StoredCase later = stored_case(5);
  later.row.open = false;
  later.state.session.running = false;

  REQUIRE(store.rows().project({.cases = {ports::shared(later)}}));

  const auto all = all_of(store.rows());
  REQUIRE(all.size() == 1);
  CHECK(same(all[0], later));
}

TEMPLATE_TEST_CASE("rows: only open cases are visited as open and all in order of ids", "[rows]",
                   MemoryStore, SqliteStore) {
  TestType store;
  ports::Projection projection;
  for (const std::uint64_t id : {9UL, 2UL, 30UL, 4UL}) {
    ports::StoredCase stored = stored_case(id);
    stored.row.open = stored.state.session.running = id != 30;
    projection.cases.push_back(ports::shared(std::move(stored)));
  }
  REQUIRE(store.rows().project(projection));

  std::vector<std::uint64_t> open;
  REQUIRE(
      store.rows().visit_open([&open](model::Case state) { open.push_back(state.id.value()); }));
  CHECK(open == std::vector<std::uint64_t>{2, 4, 9});
  std::vector<std::uint64_t> all;
  for (const auto& stored : all_of(store.rows())) all.push_back(stored.row.id.value());
  CHECK(all == std::vector<std::uint64_t>{2, 4, 9, 30});
}

TEMPLATE_TEST_CASE("rows: a case that is not there is none", "[rows]", MemoryStore, SqliteStore) {
  TestType store;

  const auto state = store.rows().load(model::CaseId(1));
  REQUIRE(state);
  CHECK_FALSE(state->has_value());
  const auto loaded = store.queries()->load({model::CaseId(1)});
  REQUIRE(loaded);
  CHECK(loaded->empty());
}

TEMPLATE_TEST_CASE("rows: how far they reach is kept with them", "[rows]", MemoryStore,
                   SqliteStore) {
  TestType store;
  CHECK(store.rows().projected_through().value() == model::Sequence());
  tests::append_all(store.journal(), {3, 4});

  REQUIRE(store.rows().project(
      {.through = model::Sequence(3), .cases = {ports::shared(stored_case(1))}}));
  store.reopen();
  CHECK(store.rows().projected_through().value() == model::Sequence(3));

  REQUIRE(store.rows().project({.through = model::Sequence(7)}));
  CHECK(store.rows().projected_through().value() == model::Sequence(7));
}

std::vector<model::Record> all_records(ports::Journal& journal) {
  auto read = journal.read(model::Sequence(1), 100);
  REQUIRE(read);
  return std::move(read).value();
}

TEMPLATE_TEST_CASE("rows: the trail of a case is its records over all batches in order", "[rows]",
                   MemoryStore, SqliteStore) {
  TestType store;
  tests::append_all(store.journal(), {3, 4, 1, 5});
  ports::Projection projection{.through = model::Sequence(13)};
  for (const auto& record : all_records(store.journal())) {
    // By the batch's first sequence, or by the record's own: both name the batch.
    projection.trail.emplace_back(record.subject, record.sequence);
  }
  REQUIRE(store.rows().project(projection));
  store.reopen();

  const auto trail = store.queries()->trail(model::CaseId(2));

  REQUIRE(trail);
  std::vector<model::Record> expected;
  for (const auto& record : all_records(store.journal())) {
    if (record.subject == model::CaseId(2)) expected.push_back(record);
  }
  CHECK(expected.size() > 3);
  CHECK(trail.value() == expected);
}

}  // namespace

TEMPLATE_TEST_CASE("rows: a visit shows what its filter lets pass", "", MemoryStore, SqliteStore) {
  TestType store;
  auto& rows = store.rows();
  auto elsewhere = full_case(8);
  elsewhere.row.place.grid = engine::directory::GridCode("h");
  elsewhere.row.open = false;
  REQUIRE(rows.project({.through = model::Sequence(3),
                        .cases = {ports::shared(full_case(7)), ports::shared(elsewhere)},
                        .trail = {}}));
  const auto seen = [&rows](const model::ListFilter& filter) {
    std::vector<std::uint64_t> ids;
    REQUIRE(rows.visit(
        filter, [&ids](const ports::StoredCase& stored) { ids.push_back(stored.row.id.value()); }));
    return ids;
  };
  model::ListFilter filter;
  CHECK(seen(filter).empty());
  filter.visible.everything = true;
  CHECK(seen(filter) == std::vector<std::uint64_t>{7, 8});
  filter.open = false;
  CHECK(seen(filter) == std::vector<std::uint64_t>{8});
  model::ListFilter place;
  place.visible.grids = {"g"};
  CHECK(seen(place) == std::vector<std::uint64_t>{7});
}
