// SPDX-License-Identifier: Apache-2.0

// Backups: made beside a running server, verified, restored to the same journal.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "adapters/sqlite/backup.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"

namespace {

namespace fs = std::filesystem;
namespace sqlite = adapters::sqlite;
namespace model = engine::model;
using engine::Errc;
using tests::SqliteStore;

void fill(SqliteStore& store) {
  tests::append_all(store.journal(), {5, 6, 7});
  REQUIRE(store.rows().project(
      {.through = model::Sequence(18), .cases = {engine::ports::shared(tests::stored_case(1))}}));
}

TEST_CASE("backup: a running server is copied and restored to the same journal", "[backup]") {
  SqliteStore store;
  fill(store);
  const auto written = store.journal().read(model::Sequence(1), 99);

  const auto copied = sqlite::backup(store.folder(), store.file("copy.db"));
  if (!copied) FAIL(copied.error().detail);
  CHECK(copied->batches == 3);
  REQUIRE(store.journal().append(tests::batch_of(19, 1)));
  const auto restored = sqlite::restore(store.file("copy.db"), store.file("new"));
  if (!restored) FAIL(restored.error().detail);

  CHECK(restored->head == copied->head);
  auto opened = sqlite::Store::open({.folder = store.file("new")});
  REQUIRE(opened);
  CHECK(opened.value()->journal().read(model::Sequence(1), 99).value() == written.value());
  CHECK(opened.value()->rows().load(model::CaseId(1))->has_value());
  CHECK(opened.value()->journal().append(tests::batch_of(19, 2)));
}

TEST_CASE("backup: it is one file with nothing beside it", "[backup]") {
  SqliteStore store;
  fill(store);
  fs::create_directories(store.file("out"));

  REQUIRE(sqlite::backup(store.folder(), store.file("out/copy.db")));

  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(store.file("out"))) {
    names.push_back(entry.path().filename().string());
  }
  CHECK(names == std::vector<std::string>{"copy.db"});
}

TEST_CASE("backup: a name that is taken is refused and left alone", "[backup]") {
  SqliteStore store;
  fill(store);
  std::ofstream(store.file("copy.db")) << "mine";

  const auto copied = sqlite::backup(store.folder(), store.file("copy.db"));

  REQUIRE_FALSE(copied);
  CHECK(copied.error().code == Errc::invalid_input);
  CHECK(fs::file_size(store.file("copy.db")) == 4);
}

TEST_CASE("backup: a damaged journal makes no backup", "[backup]") {
  SqliteStore store;
  fill(store);
  REQUIRE(store.store().connection().run(
      "DROP TRIGGER journal_is_never_changed;"
      "UPDATE journal SET recorded_at = 1 WHERE first_sequence = 6"));

  const auto copied = sqlite::backup(store.folder(), store.file("copy.db"));

  REQUIRE_FALSE(copied);
  CHECK(copied.error().code == Errc::corrupt);
  CHECK_FALSE(fs::exists(store.file("copy.db")));
  CHECK_FALSE(fs::exists(store.file("copy.db.partial")));
}

TEST_CASE("restore: a folder that holds a database is refused", "[backup]") {
  SqliteStore store;
  fill(store);
  REQUIRE(sqlite::backup(store.folder(), store.file("copy.db")));

  const auto in_use = sqlite::restore(store.file("copy.db"), store.folder());
  REQUIRE_FALSE(in_use);
  CHECK(in_use.error().code == Errc::unavailable);

  store.close();
  const auto full = sqlite::restore(store.file("copy.db"), store.folder());
  REQUIRE_FALSE(full);
  CHECK(full.error().code == Errc::invalid_input);
}

TEST_CASE("restore: a stale log in the folder does not touch what is restored", "[backup]") {
  SqliteStore store;
  fill(store);
  REQUIRE(sqlite::backup(store.folder(), store.file("copy.db")));
  // The log of the running server, which is ahead of the backup, left behind in the new folder.
  REQUIRE(store.journal().append(tests::batch_of(19, 3)));
  fs::create_directories(store.file("new"));
  fs::copy_file(store.folder() + "/shao.db-wal", store.file("new") + "/shao.db-wal");

  const auto restored = sqlite::restore(store.file("copy.db"), store.file("new"));

  if (!restored) FAIL(restored.error().detail);
  auto opened = sqlite::Store::open({.folder = store.file("new")});
  REQUIRE(opened);
  CHECK(opened.value()->journal().end()->last == model::Sequence(18));
}

TEST_CASE("restore: a damaged or foreign file is refused and leaves nothing", "[backup]") {
  SqliteStore store;
  fill(store);
  const std::string copy = store.file("copy.db");
  REQUIRE(sqlite::backup(store.folder(), copy));

  SECTION("cut short") { fs::resize_file(copy, fs::file_size(copy) / 2); }
  SECTION("empty") { fs::resize_file(copy, 0); }
  SECTION("something else") { std::ofstream(copy) << "no database"; }
  SECTION("not there") { fs::remove(copy); }

  CHECK_FALSE(sqlite::restore(copy, store.file("new")));
  CHECK_FALSE(fs::exists(store.file("new") + "/shao.db"));
}

}  // namespace
