// SPDX-License-Identifier: Apache-2.0

// The data folder: who may open it, what it refuses, how it is set up.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "adapters/sqlite/file.hpp"
#include "adapters/sqlite/schema.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace sqlite = adapters::sqlite;
namespace model = engine::model;
using engine::Errc;
using tests::SqliteStore;

std::string text_of(const sqlite::Connection& connection, const std::string& sql) {
  auto statement = connection.prepare(sql);
  REQUIRE(statement);
  REQUIRE(statement->step());
  return statement->text(0);
}

TEST_CASE("store: a second opening of the folder is refused and names the holder", "[store]") {
  SqliteStore store;

  const auto second = sqlite::Store::open({.folder = store.folder()});

  REQUIRE_FALSE(second);
  CHECK(second.error().code == Errc::unavailable);
  CHECK(second.error().detail.find("in use by process") != std::string::npos);
  store.close();
  CHECK(sqlite::Store::open({.folder = store.folder()}));
}

TEST_CASE("store: file systems of a network or of a host are refused and local ones are not",
          "[store]") {
  // From linux/magic.h: NFS, 9p, FUSE and virtiofs, SMB, CIFS, SMB2, Ceph.
  for (const std::uint32_t magic :
       {0x6969U, 0x01021997U, 0x65735546U, 0x517BU, 0xFF534D42U, 0xFE534D42U, 0x00C36400U}) {
    INFO(magic);
    CHECK_FALSE(sqlite::untrusted_kind(magic).empty());
  }
  // ext4, XFS, Btrfs, tmpfs, overlayfs, ZFS.
  for (const std::uint32_t magic :
       {0xEF53U, 0x58465342U, 0x9123683EU, 0x01021994U, 0x794C7630U, 0x2FC12FC1U}) {
    CHECK(sqlite::untrusted_kind(magic).empty());
  }
  const tests::TemporaryFolder folder;
  CHECK(sqlite::check_file_system(folder.path()));
  CHECK_FALSE(sqlite::check_file_system(folder.path("none")));
}

TEST_CASE("store: every commit is synced and the log is ours to empty", "[store]") {
  SqliteStore store;
  const auto& connection = store.store().connection();

  CHECK(text_of(connection, "PRAGMA journal_mode") == "wal");
  CHECK(text_of(connection, "PRAGMA synchronous") == "2");
  CHECK(text_of(connection, "PRAGMA wal_autocheckpoint") == "0");
  CHECK(text_of(connection, "PRAGMA secure_delete") == "1");
  CHECK(text_of(connection, "PRAGMA trusted_schema") == "0");
  CHECK(text_of(connection, "PRAGMA cell_size_check") == "1");
  CHECK(text_of(connection, "PRAGMA mmap_size") == "0");
  CHECK(text_of(connection, "PRAGMA application_id") == std::to_string(sqlite::application_id));
}

TEST_CASE("store: the journal refuses to be changed or shortened", "[store]") {
  SqliteStore store;
  tests::append_all(store.journal(), {2, 2});
  const auto& connection = store.store().connection();

  for (const char* sql :
       {"DELETE FROM journal", "DELETE FROM journal WHERE first_sequence = 3",
        "UPDATE journal SET payload = x'00'",
        "INSERT OR REPLACE INTO journal SELECT first_sequence, last_sequence, 0, last_case,"
        " previous_hash, hash, payload FROM journal"}) {
    INFO(sql);
    CHECK_FALSE(connection.run(sql));
  }
  CHECK(store.journal().read(model::Sequence(1), 9)->size() == 4);
}

TEST_CASE("store: a reader can't write", "[store]") {
  SqliteStore store;
  auto reader = sqlite::Connection::open({.path = store.store().path()});
  REQUIRE(reader);

  CHECK_FALSE(reader->run("INSERT INTO reporter VALUES (1, '', '', '')"));
}

TEST_CASE("store: a file of a newer version is refused and left as it is", "[store]") {
  SqliteStore store;
  const auto newer = std::to_string(sqlite::schema_version + 1);
  REQUIRE(store.store().connection().run("PRAGMA user_version = " + newer));
  store.close();

  const auto opened = sqlite::Store::open({.folder = store.folder()});

  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::unsupported);
  CHECK(opened.error().detail.find("version " + newer) != std::string::npos);
}

TEST_CASE("store: a file of an older version gets what is new and keeps its answers", "[store]") {
  SqliteStore store;
  REQUIRE(store.store().connection().run(R"(
    DROP INDEX cases_by_category;
    DROP TABLE answers;
    CREATE TABLE answer (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL,
      fingerprint BLOB NOT NULL, answered_at INTEGER NOT NULL, status INTEGER NOT NULL,
      body TEXT NOT NULL, location TEXT NOT NULL, etag TEXT NOT NULL, UNIQUE (scope, key));
    INSERT INTO answer VALUES
      (3, 'wang', 'a', zeroblob(32), 5, 200, 'one', '', ''),
      (9, 'wang', 'b', zeroblob(32), 6, 201, 'two', '', '');
    PRAGMA user_version = 2)"));
  store.close();

  const auto opened = sqlite::Store::open({.folder = store.folder()});

  REQUIRE(opened);
  const auto& connection = (*opened)->connection();
  CHECK(connection.number("PRAGMA user_version").value() == sqlite::schema_version);
  CHECK(text_of(connection, "SELECT name FROM sqlite_schema WHERE name = 'cases_by_category'") ==
        "cases_by_category");
  auto& journal = (*opened)->journal();
  const engine::ports::IdempotencyKey key{.scope = "wang", .key = "b"};
  REQUIRE(journal.may_hold(key));
  const auto kept = journal.answer(key);
  REQUIRE(kept);
  REQUIRE(kept->has_value());
  CHECK((*kept)->answer.body == "two");
  CHECK_FALSE(journal.may_hold({.scope = "wang", .key = "c"}));
  CHECK_FALSE(journal.may_hold({.scope = "wan", .key = "gb"}));
}

TEST_CASE("store: another program's database is refused", "[store]") {
  SqliteStore store;
  REQUIRE(store.store().connection().run("PRAGMA application_id = 7"));
  store.close();

  const auto opened = sqlite::Store::open({.folder = store.folder()});

  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::unsupported);
}

TEST_CASE("store: a file that is no database is corrupt", "[store]") {
  SqliteStore store;
  store.close();
  std::filesystem::remove_all(store.folder());
  std::filesystem::create_directories(store.folder());
  std::ofstream(store.folder() + "/shao.db") << std::string(8192, 'x');

  const auto opened = sqlite::Store::open({.folder = store.folder()});

  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::corrupt);
}

TEST_CASE("store: a folder that cannot be made is an error that names it", "[store]") {
  const auto opened = sqlite::Store::open({.folder = "/proc/none/such"});

  REQUIRE_FALSE(opened);
  CHECK(opened.error().detail.find("/proc/none/such") != std::string::npos);
}

TEST_CASE("store: readers see what was projected while they are open", "[store]") {
  SqliteStore store;
  const auto queries = store.queries();
  const model::ListFilter all{.visible = {.everything = true}};
  CHECK(queries->count(all).value() == 0);

  REQUIRE(store.rows().project({.cases = {engine::ports::shared(tests::stored_case(1))}}));

  CHECK(queries->count(all).value() == 1);
}

TEST_CASE("store: a long log is moved into the database behind the rows", "[store]") {
  SqliteStore store;
  std::uint64_t id = 1;
  for (int round = 0; round < 12; ++round) {
    engine::ports::Projection projection;
    for (int more = 0; more < 200; ++more)
      projection.cases.push_back(engine::ports::shared(tests::stored_case(id++)));
    REQUIRE(store.rows().project(projection));
  }
  // Without checkpoints it would hold every page that was ever written.
  CHECK(store.store().log_pages() < 3'000);
  const auto log = store.store().path() + "-wal";
  CHECK(std::filesystem::file_size(log) > 0);
  store.close();
  CHECK(std::filesystem::file_size(log) == 0);
}

TEST_CASE("store: a long log that a process left behind is written again and emptied", "[store]") {
  SqliteStore store;
  tests::append_all(store.journal(), std::vector<std::size_t>(200, 2));
  namespace fs = std::filesystem;
  const std::string left = store.file("left");
  fs::create_directory(left);  // As after a kill.
  for (const auto* name : {"shao.db", "shao.db-wal"}) {
    fs::copy_file(fs::path(store.folder()) / name, fs::path(left) / name);
  }
  const auto log = left + "/shao.db-wal";
  REQUIRE(fs::file_size(log) > 1'000'000);

  const auto next = sqlite::Store::open({.folder = left});
  if (!next) FAIL(next.error().detail);
  CHECK(fs::file_size(log) == 0);
  CHECK((*next)->journal().end()->last == model::Sequence(400));
}

TEST_CASE("store: rows that were dropped are folded anew", "[store]") {
  SqliteStore store;
  tests::append_all(store.journal(), {3});
  auto stored = tests::stored_case(1);
  stored.row.title = "井盖";
  REQUIRE(store.rows().project(
      {.through = model::Sequence(3), .cases = {engine::ports::shared(stored)}}));

  REQUIRE(store.rows().clear());
  CHECK(store.rows().projected_through().value() == model::Sequence());
  REQUIRE(store.rows().project(
      {.through = model::Sequence(3), .cases = {engine::ports::shared(stored)}}));

  const model::ListFilter filter{.text = "井盖", .visible = {.everything = true}};
  CHECK(store.queries()->count(filter).value() == 1);
}

}  // namespace
