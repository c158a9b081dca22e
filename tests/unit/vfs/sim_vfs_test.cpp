// SPDX-License-Identifier: Apache-2.0

// SQLite on a simulated machine: its locks and its memory work, its faults strike where they are
// planned, and a seed gives one run.

#include "tests/sim/vfs/sim_vfs.hpp"

#include <sqlite3.h>

#include <catch2/catch.hpp>

namespace {

using sim::Damage;
using sim::Operation;
using sim::SimVfs;

class Database {
 public:
  explicit Database(const SimVfs& machine, int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {
    opened_ =
        sqlite3_open_v2("t.db", &handle_, flags | SQLITE_OPEN_EXRESCODE, machine.name().c_str());
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle_); }

  /// SQLite's code.
  int run(const std::string& sql) {
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  }
  /// The first column of all rows, or SQLite's words for what went wrong.
  std::string list(const std::string& sql) {
    std::string found;
    const auto take = [](void* into, int, char** values, char**) {
      *static_cast<std::string*>(into) += std::string(values[0]) + " ";
      return 0;
    };
    const int code = sqlite3_exec(handle_, sql.c_str(), take, &found, nullptr);
    return code == SQLITE_OK ? found : sqlite3_errstr(code);
  }
  void begin_as_ours() {
    REQUIRE(opened_ == SQLITE_OK);
    REQUIRE(run("PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                "PRAGMA wal_autocheckpoint = 0") == SQLITE_OK);
    REQUIRE(run("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, x TEXT)") == SQLITE_OK);
  }

 private:
  sqlite3* handle_ = nullptr;
  int opened_ = SQLITE_OK;
};

std::string insert(int number) {
  return "INSERT INTO t VALUES (" + std::to_string(number) + ", printf('%.*c', 900, 'x'))";
}

TEST_CASE("machine: a writer and a reader see each other's commits and never half of one",
          "[sim]") {
  SimVfs machine(1);
  Database writer(machine);
  writer.begin_as_ours();
  REQUIRE(writer.run(insert(1)) == SQLITE_OK);
  Database reader(machine, SQLITE_OPEN_READONLY);
  CHECK(reader.list("SELECT n FROM t") == "1 ");

  REQUIRE(writer.run("BEGIN IMMEDIATE; " + insert(2)) == SQLITE_OK);
  CHECK(reader.list("SELECT n FROM t") == "1 ");
  Database second(machine);
  CHECK(second.run("BEGIN IMMEDIATE") == SQLITE_BUSY);
  REQUIRE(writer.run("COMMIT") == SQLITE_OK);
  CHECK(reader.list("SELECT n FROM t") == "1 2 ");
  CHECK(second.run("BEGIN IMMEDIATE; COMMIT") == SQLITE_OK);

  // A reader inside its transaction keeps its view while the log is emptied behind it.
  REQUIRE(reader.run("BEGIN; SELECT * FROM t") == SQLITE_OK);
  REQUIRE(writer.run(insert(3)) == SQLITE_OK);
  CHECK(writer.list("PRAGMA wal_checkpoint(TRUNCATE)") == "1 ");
  CHECK(reader.list("SELECT n FROM t") == "1 2 ");
  REQUIRE(reader.run("COMMIT") == SQLITE_OK);
  CHECK(writer.list("PRAGMA wal_checkpoint(TRUNCATE)") == "0 ");
  CHECK(reader.list("SELECT n FROM t") == "1 2 3 ");
  CHECK(machine.disk().find("t.db-wal")->size() == 0);
}

TEST_CASE("machine: a rollback journal works too", "[sim]") {
  SimVfs machine(1);
  Database database(machine);
  REQUIRE(database.run("CREATE TABLE t (n, x); " + insert(1)) == SQLITE_OK);
  Database reader(machine, SQLITE_OPEN_READONLY);
  CHECK(reader.list("SELECT n FROM t") == "1 ");
  REQUIRE(database.run("BEGIN IMMEDIATE; " + insert(2)) == SQLITE_OK);
  REQUIRE(reader.run("BEGIN; SELECT * FROM t") == SQLITE_OK);
  CHECK(database.run("COMMIT") == SQLITE_BUSY);
  REQUIRE(reader.run("COMMIT") == SQLITE_OK);
  CHECK(database.run("COMMIT") == SQLITE_OK);
  CHECK(reader.list("SELECT n FROM t") == "1 2 ");
}

TEST_CASE("machine: from a crash on everything fails until it boots", "[sim]") {
  SimVfs machine(1);
  {
    Database database(machine);
    database.begin_as_ours();
    REQUIRE(database.run(insert(1)) == SQLITE_OK);
    machine.crash();
    CHECK(machine.crashed());
    CHECK(database.run(insert(2)) != SQLITE_OK);
    CHECK(Database(machine).run("SELECT * FROM t") != SQLITE_OK);
    machine.reboot();
    // It died with its process: what it holds does nothing any more.
    CHECK(database.run(insert(3)) != SQLITE_OK);
  }
  Database database(machine);
  CHECK(database.list("SELECT n FROM t") == "1 ");
  CHECK(database.list("PRAGMA integrity_check") == "ok ");
}

TEST_CASE("machine: a process that dies loses nothing and its locks are gone", "[sim]") {
  SimVfs machine(1);
  Database dead(machine);
  dead.begin_as_ours();
  REQUIRE(dead.run("PRAGMA synchronous = OFF; " + insert(1)) == SQLITE_OK);
  REQUIRE(dead.run("BEGIN IMMEDIATE; " + insert(2)) == SQLITE_OK);
  machine.restart();
  Database database(machine);
  CHECK(database.list("SELECT n FROM t") == "1 ");
  CHECK(database.run(insert(2)) == SQLITE_OK);
}

TEST_CASE("machine: commits that were not synced may vanish with the power", "[sim]") {
  std::set<std::string> found;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SimVfs machine(seed);
    {
      Database database(machine);
      database.begin_as_ours();
      REQUIRE(database.run(insert(1)) == SQLITE_OK);
      REQUIRE(database.run("PRAGMA synchronous = OFF; " + insert(2)) == SQLITE_OK);
      machine.crash();
      machine.reboot();
    }
    Database database(machine);
    found.insert(database.list("SELECT n FROM t"));
    REQUIRE(database.list("PRAGMA integrity_check") == "ok ");
  }
  CHECK(found == std::set<std::string>{"1 ", "1 2 "});
}

TEST_CASE("machine: a rollback journal whose deletion was not synced may undo what came after it",
          "[sim]") {
  for (const bool extra : {false, true}) {
    std::size_t undone = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      SimVfs machine(seed);
      {
        Database database(machine);
        REQUIRE(database.run(extra ? "PRAGMA synchronous = EXTRA" : "PRAGMA synchronous = FULL") ==
                SQLITE_OK);
        REQUIRE(database.run("CREATE TABLE t (n, x)") == SQLITE_OK);
        machine.crash();
      }
      machine.reboot();
      undone += Database(machine).list("SELECT count(*) FROM t") == "0 " ? 0U : 1U;
    }
    CHECK((undone > 0) == !extra);
  }
}

TEST_CASE("machine: a full disk refuses growth only and until space is freed", "[sim]") {
  SimVfs machine(1);
  Database database(machine);
  database.begin_as_ours();
  machine.faults().plan({.damage = Damage::disk_full, .point = machine.faults().passed() + 1});
  CHECK(database.run(insert(1)) == SQLITE_FULL);
  CHECK(database.run(insert(1)) == SQLITE_FULL);
  machine.faults().clear();
  CHECK(database.run(insert(1)) == SQLITE_OK);
  CHECK(database.list("SELECT n FROM t") == "1 ");
}

TEST_CASE("machine: an error strikes once or for ever as it was planned", "[sim]") {
  for (const bool for_ever : {false, true}) {
    SimVfs machine(1);
    Database database(machine);
    database.begin_as_ours();
    const auto next = machine.faults().passed() + 1;
    machine.faults().plan({.damage = Damage::io_error, .point = next, .for_ever = for_ever});
    CHECK((database.run(insert(1)) & 0xFF) == SQLITE_IOERR);
    CHECK((database.run(insert(1)) == SQLITE_OK) == !for_ever);
    CHECK((machine.faults().struck() == 1) == !for_ever);
  }
}

TEST_CASE("machine: a sync that fails is told and a torn write is the last one", "[sim]") {
  SimVfs machine(1);
  Database database(machine);
  database.begin_as_ours();
  machine.faults().plan({.damage = Damage::sync_error});
  CHECK(database.run(insert(1)) == SQLITE_IOERR_FSYNC);
  CHECK_FALSE(machine.crashed());
  machine.faults().plan({.damage = Damage::torn_write});
  CHECK(database.run(insert(2)) != SQLITE_OK);
  CHECK(machine.crashed());
}

TEST_CASE("machine: the power can go right after a sync that failed", "[sim]") {
  SimVfs machine(1);
  Database database(machine);
  database.begin_as_ours();
  machine.faults().plan({.damage = Damage::sync_error, .crash_after = 1});
  CHECK(database.run(insert(1)) != SQLITE_OK);
  CHECK(database.run(insert(2)) != SQLITE_OK);
  CHECK(machine.crashed());
  CHECK(machine.faults().struck() == 2);
}

TEST_CASE("machine: its clock goes by sleeping and by nothing else", "[sim]") {
  SimVfs machine(1);
  Database database(machine);
  CHECK(database.list("SELECT datetime('now')") == "2026-01-01 00:00:00 ");
  machine.set_clock(machine.clock() + 61'000'000);
  CHECK(database.list("SELECT datetime('now')") == "2026-01-01 00:01:01 ");
  sqlite3_vfs* layer = sqlite3_vfs_find(machine.name().c_str());
  REQUIRE(layer != nullptr);
  layer->xSleep(layer, 2'000'000);
  CHECK(database.list("SELECT datetime('now')") == "2026-01-01 00:01:03 ");
}

/// All that a run does to its disk, and all that it leaves there.
std::string trace_of(std::uint64_t seed) {
  SimVfs machine(seed);
  std::string trace;
  machine.faults().observe = [&trace](std::uint64_t point, Operation operation) {
    trace += std::to_string(point) + ":" + std::to_string(static_cast<int>(operation)) + " ";
  };
  {
    Database database(machine);
    database.begin_as_ours();
    for (int i = 0; i < 20; ++i) database.run(insert(i));
    database.run("PRAGMA synchronous = OFF; " + insert(99));
    machine.crash();
  }
  machine.reboot();
  for (const std::string& name : machine.disk().names()) {
    const auto file = machine.disk().find(name);
    trace += name + "=" + std::string(file->read(0, file->size()));
  }
  return trace;
}

TEST_CASE("machine: one seed is one run to the last byte and another seed another", "[sim]") {
  const std::string first = trace_of(5);
  CHECK(first.size() > 10'000);
  CHECK((trace_of(5) == first));
  CHECK_FALSE((trace_of(6) == first));
}

}  // namespace
