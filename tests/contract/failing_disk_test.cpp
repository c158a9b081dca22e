// SPDX-License-Identifier: Apache-2.0

// What a commit says when the disk fails: "not written" only where that is certain.

#include <catch2/catch.hpp>

#include "adapters/memory/case_rows.hpp"
#include "adapters/memory/journal.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/failing_vfs.hpp"
#include "tests/contract/stores.hpp"

namespace {

namespace memory = adapters::memory;
namespace sqlite = adapters::sqlite;
namespace model = engine::model;
using engine::Errc;
using tests::batch_of;
using Failure = tests::FailingVfs::Failure;

std::unique_ptr<sqlite::Store> open(const std::string& folder, const tests::FailingVfs& vfs) {
  auto store = sqlite::Store::open({.folder = folder, .vfs = vfs.name()});
  if (!store) FAIL(store.error().detail);
  return std::move(store).value();
}

TEST_CASE("disk: a log that cannot be synced makes the outcome unknown and stops the journal",
          "[disk]") {
  const tests::TemporaryFolder folder;
  tests::FailingVfs vfs;
  auto store = open(folder.path("data"), vfs);
  REQUIRE(store->journal().append(batch_of(1, 2)));

  vfs.fail(Failure::sync);
  const auto failed = store->journal().append(batch_of(3, 1));
  vfs.fail(Failure::none);

  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::outcome_unknown);
  // The disk works again, and still nothing may be written before the journal was read anew.
  const auto again = store->journal().append(batch_of(3, 1));
  REQUIRE_FALSE(again);
  CHECK(again.error().code == Errc::outcome_unknown);
}

TEST_CASE("disk: rows that cannot be synced stop the journal and every other writer too",
          "[disk]") {
  const tests::TemporaryFolder folder;
  tests::FailingVfs vfs;
  auto store = open(folder.path("data"), vfs);
  REQUIRE(store->journal().append(batch_of(1, 2)));

  vfs.fail(Failure::sync);
  const auto failed =
      store->rows().project({.cases = {engine::ports::shared(tests::stored_case(1))}});
  vfs.fail(Failure::none);

  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::outcome_unknown);
  const auto append = store->journal().append(batch_of(3, 1));
  REQUIRE_FALSE(append);
  CHECK(append.error().code == Errc::outcome_unknown);
  CHECK_FALSE(store->credentials().drop_all(engine::directory::Login("li")));
  CHECK_FALSE(store->journal().forget_answers({}));
  CHECK_FALSE(store->checkpoint());
}

TEST_CASE("disk: after a restart the unknown batch is there whole or not at all", "[disk]") {
  const tests::TemporaryFolder folder;
  tests::FailingVfs vfs;
  auto store = open(folder.path("data"), vfs);
  REQUIRE(store->journal().append(batch_of(1, 2)));
  vfs.fail(Failure::sync);
  REQUIRE_FALSE(store->journal().append(batch_of(3, 4)));
  vfs.fail(Failure::none);
  store.reset();

  store = open(folder.path("data"), vfs);

  const auto last = store->journal().end()->last.value();
  CHECK((last == 2 || last == 6));
  CHECK(store->journal().append(batch_of(last + 1, 1)));
}

TEST_CASE("disk: a full disk writes nothing and goes on when there is room", "[disk]") {
  const tests::TemporaryFolder folder;
  tests::FailingVfs vfs;
  auto store = open(folder.path("data"), vfs);
  REQUIRE(store->journal().append(batch_of(1, 2)));

  vfs.fail(Failure::full);
  const auto failed = store->journal().append(batch_of(3, 1));
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::storage_full);
  CHECK(store->journal().end()->last == model::Sequence(2));
  CHECK(store->journal().read(model::Sequence(1), 9)->size() == 2);
  const auto rows =
      store->rows().project({.cases = {engine::ports::shared(tests::stored_case(1))}});
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == Errc::storage_full);

  vfs.fail(Failure::none);
  CHECK(store->journal().append(batch_of(3, 1)));
  CHECK(store->rows().project({.cases = {engine::ports::shared(tests::stored_case(1))}}));
}

TEST_CASE("disk: a write that fails in a commit is not called undone", "[disk]") {
  const tests::TemporaryFolder folder;
  tests::FailingVfs vfs;
  auto store = open(folder.path("data"), vfs);

  vfs.fail(Failure::write);
  const auto failed = store->journal().append(batch_of(1, 1));
  vfs.fail(Failure::none);

  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::outcome_unknown);
}

TEST_CASE("memory: the asked for operation fails and the others do not", "[disk]") {
  for (std::uint64_t nth = 1; nth <= 3; ++nth) {
    memory::Data data;
    data.fault = {.operation = nth, .code = Errc::storage_full};
    memory::Journal journal(data);
    memory::CaseRows rows(data);
    INFO("operation " << nth);

    CHECK(journal.append(batch_of(1, 1)).has_value() == (nth != 1));
    CHECK(rows.project({.cases = {engine::ports::shared(tests::stored_case(1))}}).has_value() ==
          (nth != 2));
    CHECK(journal.append(batch_of(nth == 1 ? 1 : 2, 1)).has_value() == (nth != 3));
  }
}

TEST_CASE("memory: an unknown outcome may have been written and ends the journal's life",
          "[disk]") {
  for (const bool written : {false, true}) {
    memory::Data data;
    data.fault = {.operation = 1, .code = Errc::outcome_unknown, .written = written};
    memory::Journal journal(data);

    CHECK(journal.append(batch_of(1, 1)).error().code == Errc::outcome_unknown);
    CHECK(journal.append(batch_of(1, 1)).error().code == Errc::outcome_unknown);
    data.reopen();
    CHECK(journal.end()->last == model::Sequence(written ? 1 : 0));
  }
}

}  // namespace
