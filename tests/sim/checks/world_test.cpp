// SPDX-License-Identifier: Apache-2.0

// Some seeds of the simulation, as a test; shao-sim runs many.

#include "tests/sim/world.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/memory_storage.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/sqlite_storage.hpp"

namespace {

using sim::Report;

constexpr std::size_t commands = 150;

const sim::Setting& setting() {
  static const sim::Setting once = sim::load_setting(SHAO_SOURCE_DIR);
  return once;
}

std::unique_ptr<sim::Storage> in_memory(std::uint64_t) {
  return std::make_unique<sim::MemoryStorage>();
}

std::unique_ptr<sim::Storage> in_sqlite(std::uint64_t seed) {
  static const sim::Disk formatted = sim::SqliteStorage::format();
  return std::make_unique<sim::SqliteStorage>(seed, formatted);
}

Report run(const sim::MakeStorage& make, std::uint64_t seed) {
  Report report = sim::run(setting(), make,
                           {.terms = {.seed = seed, .commands = commands}, .ops = std::nullopt});
  INFO("seed " << seed);
  if (report.violation) FAIL(report.violation->invariant << ": " << report.violation->words);
  return report;
}

TEST_CASE("simulation: every invariant holds over seeds on the store in memory", "[sim]") {
  Report all;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    const Report report = run(in_memory, seed);
    all.acked += report.acked;
    all.unknown += report.unknown;
    all.faults += report.faults;
    all.lives += report.lives;
  }
  // A world in which nothing is done or nothing goes wrong would prove nothing.
  CHECK(all.acked > 500);
  CHECK(all.unknown > 0);
  CHECK(all.faults > 50);
  CHECK(all.lives > 48);
}

TEST_CASE("simulation: every invariant holds over seeds on SQLite whose disk fails", "[sim]") {
  Report all;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Report report = run(in_sqlite, seed);
    all.acked += report.acked;
    all.faults += report.faults;
  }
  CHECK(all.acked > 250);
  CHECK(all.faults > 25);
}

TEST_CASE("simulation: one seed gives one trace and another seed another", "[sim]") {
  CHECK(run(in_memory, 7).hash == run(in_memory, 7).hash);
  CHECK(run(in_sqlite, 7).hash == run(in_sqlite, 7).hash);
  CHECK(run(in_memory, 7).hash != run(in_memory, 8).hash);
}

TEST_CASE("simulation: what happened is enough to make it happen again", "[sim]") {
  for (const auto& make : {sim::MakeStorage(in_memory), sim::MakeStorage(in_sqlite)}) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const Report first = run(make, seed);
      const Report again = sim::run(setting(), make, {.terms = {.seed = seed}, .ops = first.ops});
      CHECK(again.hash == first.hash);
      CHECK(again.ops == first.ops);
    }
  }
}

}  // namespace
