// SPDX-License-Identifier: Apache-2.0

// What every journal promises: all of a batch or nothing, in order, the same after a restart.

#include <catch2/catch.hpp>

#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using tests::batch_of;
using tests::kept_answer;
using tests::MemoryStore;
using tests::SqliteStore;

std::vector<model::Record> records_from(std::uint64_t first, std::size_t count) {
  return batch_of(first, count).records;
}

TEMPLATE_TEST_CASE("journal: an empty one has no end and no records", "[journal]", MemoryStore,
                   SqliteStore) {
  TestType store;

  const auto end = store.journal().end();
  REQUIRE(end);
  CHECK(end->last == model::Sequence());
  CHECK(end->last_case == model::CaseId());
  const auto read = store.journal().read(model::Sequence(1), 10);
  REQUIRE(read);
  CHECK(read->empty());
}

TEMPLATE_TEST_CASE("journal: what was appended is read in order", "[journal]", MemoryStore,
                   SqliteStore) {
  TestType store;
  REQUIRE(store.journal().append(batch_of(1, 2)));
  REQUIRE(store.journal().append(batch_of(3, 25)));

  const auto read = store.journal().read(model::Sequence(1), 10);

  REQUIRE(read);
  auto expected = records_from(1, 2);
  for (auto& record : records_from(3, 25)) expected.push_back(record);
  CHECK(read.value() == expected);
}

TEMPLATE_TEST_CASE("journal: reading begins with the batch that holds the record", "[journal]",
                   MemoryStore, SqliteStore) {
  TestType store;
  tests::append_all(store.journal(), {3, 4, 5});

  const auto read = store.journal().read(model::Sequence(5), 1);
  REQUIRE(read);
  CHECK(read.value() == records_from(4, 4));

  const auto beyond = store.journal().read(model::Sequence(13), 10);
  REQUIRE(beyond);
  CHECK(beyond->empty());

  const auto two = store.journal().read(model::Sequence(1), 2);
  REQUIRE(two);
  CHECK(two->size() == 7);
}

TEMPLATE_TEST_CASE("journal: the end names the last record and the greatest case", "[journal]",
                   MemoryStore, SqliteStore) {
  TestType store;
  ports::Batch batch = batch_of(1, 3);
  batch.records[1].subject = model::CaseId(77);
  REQUIRE(store.journal().append(batch));
  REQUIRE(store.journal().append(batch_of(4, 1)));

  for (const bool reopened : {false, true}) {
    if (reopened) store.reopen();
    const auto end = store.journal().end();
    REQUIRE(end);
    CHECK(end->last == model::Sequence(4));
    CHECK(end->last_case == model::CaseId(77));
    CHECK(end->at == tests::sample_time(4));
  }
}

TEMPLATE_TEST_CASE("journal: a batch that does not follow is a conflict and changes nothing",
                   "[journal]", MemoryStore, SqliteStore) {
  TestType store;
  tests::append_all(store.journal(), {2});
  ports::Batch gap_inside = batch_of(3, 3);
  gap_inside.records.erase(gap_inside.records.begin() + 1);

  for (const ports::Batch& batch : {batch_of(2, 1), batch_of(4, 1), batch_of(1, 2), gap_inside}) {
    const auto appended = store.journal().append(batch);
    REQUIRE_FALSE(appended);
    CHECK(appended.error().code == Errc::version_conflict);
  }
  CHECK(store.journal().end()->last == model::Sequence(2));
  CHECK(store.journal().append(batch_of(3, 1)));
}

TEMPLATE_TEST_CASE("journal: an answer is kept byte for byte and found after a restart",
                   "[journal]", MemoryStore, SqliteStore) {
  TestType store;
  ports::Batch batch = batch_of(1, 1);
  batch.answers = {kept_answer("grid_chief", "k-1"), kept_answer("grid_chief", "k-2"),
                   kept_answer("clerk", "k-1", 3)};
  REQUIRE(store.journal().append(batch));

  for (const bool reopened : {false, true}) {
    if (reopened) store.reopen();
    for (const ports::KeptAnswer& kept : batch.answers) {
      const auto found = store.journal().answer(kept.key);
      REQUIRE(found);
      CHECK(found.value() == kept);
    }
    const auto other = store.journal().answer({.scope = "clerk", .key = "k-2"});
    REQUIRE(other);
    CHECK_FALSE(other->has_value());
  }
}

TEMPLATE_TEST_CASE("journal: answers are kept without records", "[journal]", MemoryStore,
                   SqliteStore) {
  TestType store;
  ports::Batch batch{.at = tests::sample_time(1)};
  batch.answers = {kept_answer("clerk", "refused")};

  REQUIRE(store.journal().append(batch));
  store.reopen();

  CHECK(store.journal().answer(batch.answers[0].key)->has_value());
  CHECK(store.journal().end()->last == model::Sequence());
  CHECK(store.journal().append(batch_of(1, 1)));
}

TEMPLATE_TEST_CASE("journal: a batch whose answer is refused leaves no record behind", "[journal]",
                   MemoryStore, SqliteStore) {
  TestType store;
  ports::Batch first = batch_of(1, 1);
  first.answers = {kept_answer("clerk", "same")};
  REQUIRE(store.journal().append(first));

  ports::Batch second = batch_of(2, 3);
  second.answers = {kept_answer("clerk", "new"), kept_answer("clerk", "same", 9)};
  const auto appended = store.journal().append(second);

  REQUIRE_FALSE(appended);
  CHECK(appended.error().code == Errc::version_conflict);
  CHECK(store.journal().end()->last == model::Sequence(1));
  CHECK_FALSE(store.journal().answer({.scope = "clerk", .key = "new"})->has_value());
  CHECK(store.journal().answer(first.answers[0].key)->value() == first.answers[0]);
  store.reopen();
  CHECK(store.journal().read(model::Sequence(1), 9)->size() == 1);
}

TEMPLATE_TEST_CASE("journal: old answers are forgotten and young ones kept", "[journal]",
                   MemoryStore, SqliteStore) {
  TestType store;
  const std::vector kept = {kept_answer("clerk", "old", 10), kept_answer("clerk", "edge", 20),
                            kept_answer("clerk", "young", 30)};
  for (std::uint64_t at = 0; at < kept.size(); ++at) {
    ports::Batch batch = batch_of(at + 1, 1);
    batch.answers = {kept[at]};
    REQUIRE(store.journal().append(batch));
  }

  REQUIRE(store.journal().forget_answers(tests::sample_time(20)));

  CHECK_FALSE(store.journal().answer(kept[0].key)->has_value());
  CHECK_FALSE(store.journal().may_hold(kept[0].key));
  CHECK(store.journal().answer(kept[1].key)->has_value());
  CHECK(store.journal().answer(kept[2].key)->has_value());
}

TEMPLATE_TEST_CASE("journal: a restart changes nothing that is read", "[journal]", MemoryStore,
                   SqliteStore) {
  TestType store;
  tests::append_all(store.journal(), {1, 40, 7, 256});
  const auto before = store.journal().read(model::Sequence(1), 100);

  store.reopen();

  const auto after = store.journal().read(model::Sequence(1), 100);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->size() == 304);
  CHECK(before.value() == after.value());
}

TEMPLATE_TEST_CASE("journal: reporters go in with their batch", "[journal]", MemoryStore,
                   SqliteStore) {
  TestType store;
  ports::Batch batch = batch_of(1, 1);
  batch.reporters = {{.subject = model::CaseId(1),
                      .reporter = {.name = "李某", .phone = "13900000000", .salt = "s"}}};

  CHECK(store.journal().append(batch));
}

}  // namespace
