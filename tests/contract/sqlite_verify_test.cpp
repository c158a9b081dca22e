// SPDX-License-Identifier: Apache-2.0

// Tampering with the file behind the server's back: verify finds each kind, and a sound file is
// sound.

#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "adapters/sqlite/inspection.hpp"
#include "tests/contract/batches.hpp"
#include "tests/contract/stores.hpp"

namespace {

namespace sqlite = adapters::sqlite;
namespace model = engine::model;
using engine::Errc;
using tests::SqliteStore;

/// A journal of four batches, reflected by the rows, and closed.
void fill(SqliteStore& store) {
  tests::append_all(store.journal(), {2, 3, 1, 4});
  REQUIRE(store.rows().project({.through = model::Sequence(10), .cases = {}}));
  store.close();
}

/// Runs SQL as somebody would who has the file and no scruples.
void tamper(const SqliteStore& store, const std::string& sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open((store.folder() + "/shao.db").c_str(), &handle) == SQLITE_OK);
  const std::string all =
      "DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened;"
      "PRAGMA ignore_check_constraints = ON;" +
      sql;
  char* message = nullptr;
  const int code = sqlite3_exec(handle, all.c_str(), nullptr, nullptr, &message);
  INFO((message == nullptr ? "" : message));
  CHECK(code == SQLITE_OK);
  sqlite3_free(message);
  sqlite3_close(handle);
}

sqlite::Verification verify(const SqliteStore& store) {
  auto inspection = sqlite::Inspection::open_folder(store.folder());
  if (!inspection) FAIL(inspection.error().detail);
  auto verification = inspection.value()->verify();
  REQUIRE(verification);
  return std::move(verification).value();
}

TEST_CASE("verify: a sound journal is sound and its records are shown in order", "[verify]") {
  SqliteStore store;
  fill(store);
  auto inspection = sqlite::Inspection::open_folder(store.folder());
  REQUIRE(inspection);
  std::vector<std::uint64_t> seen;

  const auto verification = inspection.value()->verify(
      [&seen](const model::Record& record) { seen.push_back(record.sequence.value()); });

  REQUIRE(verification);
  CHECK(verification->sound());
  CHECK(verification->batches == 4);
  CHECK(verification->records == 10);
  CHECK(verification->last == model::Sequence(10));
  CHECK(seen == std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  CHECK(inspection.value()->integrity()->empty());
}

TEST_CASE("verify: one that is interrupted says so and finds nothing", "[verify]") {
  SqliteStore store;
  fill(store);
  auto inspection = sqlite::Inspection::open_folder(store.folder());
  REQUIRE(inspection);
  std::size_t seen = 0;

  const auto verification = inspection.value()->verify([&](const model::Record&) {
    ++seen;
    inspection.value()->interrupt();
  });

  CHECK_FALSE(verification);
  CHECK(seen == 2);  // The first batch.
  CHECK(inspection.value()->verify());
}

TEST_CASE("verify: every kind of tampering is found", "[verify]") {
  SqliteStore store;
  fill(store);
  const std::string swap_payloads =
      "CREATE TEMP TABLE swap AS SELECT first_sequence AS f, payload AS p FROM journal;"
      "UPDATE journal SET payload = (SELECT p FROM swap WHERE f = 6) WHERE first_sequence = 1;"
      "UPDATE journal SET payload = (SELECT p FROM swap WHERE f = 1) WHERE first_sequence = 6;";
  const std::vector<std::string> deeds = {
      // a flipped byte of a payload
      "UPDATE journal SET payload = CAST(substr(payload, 1, 40) || x'ff' || substr(payload, 42) AS "
      "BLOB)"
      " WHERE first_sequence = 3;",
      // a payload cut short
      "UPDATE journal SET payload = substr(payload, 1, length(payload) - 1)"
      " WHERE first_sequence = 3;",
      "UPDATE journal SET payload = x'' WHERE first_sequence = 1;",
      swap_payloads,
      // a batch gone at the beginning, in the middle, at the end, and all of them
      "DELETE FROM journal WHERE first_sequence = 1;",
      "DELETE FROM journal WHERE first_sequence = 3;",
      "DELETE FROM journal WHERE first_sequence = 7;",
      "DELETE FROM journal;",
      // every column of a row
      "UPDATE journal SET recorded_at = recorded_at + 1 WHERE first_sequence = 3;",
      "UPDATE journal SET last_case = 99 WHERE first_sequence = 3;",
      "UPDATE journal SET last_sequence = 6 WHERE first_sequence = 3;",
      "UPDATE journal SET first_sequence = 4 WHERE first_sequence = 3;",
      "UPDATE journal SET hash = zeroblob(32) WHERE first_sequence = 3;",
      "UPDATE journal SET hash = x'00' WHERE first_sequence = 3;",
      "UPDATE journal SET previous_hash = zeroblob(32) WHERE first_sequence = 3;",
  };
  for (const std::string& deed : deeds) {
    SqliteStore victim;
    fill(victim);
    INFO(deed);
    tamper(victim, deed);
    // Dropping the last batch already makes the file refuse to be opened for writing.
    auto inspection = sqlite::Inspection::open_folder(victim.folder());
    if (!inspection) {
      CHECK(inspection.error().code == Errc::corrupt);
      continue;
    }
    const auto verification = inspection.value()->verify();
    REQUIRE(verification);
    CHECK_FALSE(verification->sound());
  }
  CHECK(verify(store).sound());
}

TEST_CASE("verify: one changed byte anywhere in a payload is found", "[verify]") {
  SqliteStore store;
  tests::append_all(store.journal(), {1});
  store.close();
  tamper(store, "CREATE TABLE kept AS SELECT payload FROM journal;");
  const auto flip = [&store](int at) {
    const std::string position = std::to_string(at);
    sqlite3* handle = nullptr;
    sqlite3_open((store.folder() + "/shao.db").c_str(), &handle);
    const std::string sql = "UPDATE journal SET payload = (SELECT CAST(substr(payload, 1, " +
                            position + ") || x'fe' || substr(payload, " + position +
                            " + 2) AS BLOB) FROM kept);";
    CHECK(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
  };
  for (int at = 0; at < 60; at += 7) {
    INFO("byte " << at);
    flip(at);
    CHECK_FALSE(verify(store).sound());
  }
}

TEST_CASE("recovery: a damaged batch stops the reading as corrupt", "[verify]") {
  SqliteStore store;
  fill(store);
  tamper(store,
         "UPDATE journal SET payload = CAST(substr(payload, 1, 40) || x'ff' || substr(payload, 42) "
         "AS BLOB)"
         " WHERE first_sequence = 3;");
  store.reopen();

  const auto read = store.journal().read(model::Sequence(1), 10);

  REQUIRE_FALSE(read);
  CHECK(read.error().code == Errc::corrupt);
}

TEST_CASE("open: a journal that lost its end is refused", "[verify]") {
  SqliteStore store;
  fill(store);
  tamper(store, "DELETE FROM journal WHERE first_sequence = 7;");

  const auto opened = sqlite::Store::open({.folder = store.folder()});

  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Errc::corrupt);
}

}  // namespace
