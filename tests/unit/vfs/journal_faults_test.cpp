// SPDX-License-Identifier: Apache-2.0

// SQLite's own loop, on our journal: whatever goes wrong at whichever touch of the disk, nothing
// acknowledged is lost and no batch is there by half.

#include <catch2/catch.hpp>

#include "adapters/sqlite/store.hpp"
#include "adapters/sqlite/verify.hpp"
#include "tests/sim/vfs/sim_vfs.hpp"
#include "tests/support/model_samples.hpp"

namespace {

namespace sqlite = adapters::sqlite;
namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using sim::Damage;
using sim::SimVfs;

constexpr std::size_t batches = 6;
/// The sequence after so many batches of 1, 2, 3, … records.
constexpr std::uint64_t end_after(std::uint64_t count) { return count * (count + 1) / 2; }

std::string key_of(std::uint64_t number) { return "key-" + std::to_string(number); }

ports::Batch batch_number(std::uint64_t number) {
  const auto events = tests::sample_events();
  ports::Batch batch{.at = tests::sample_time(static_cast<int>(number))};
  for (std::uint64_t at = end_after(number - 1) + 1; at <= end_after(number); ++at) {
    batch.records.push_back({.sequence = model::Sequence(at),
                             .subject = model::CaseId(1),
                             .version = model::Version(at),
                             .at = batch.at,
                             .cause = {.event = "raise", .login = "grid_chief"},
                             .event = events[at % events.size()]});
  }
  batch.answers.push_back({.key = {"li", key_of(number)},
                           .at = batch.at,
                           .answer = {.status = 201, .body = key_of(number)}});
  return batch;
}

engine::Result<std::unique_ptr<sqlite::Store>> open(const SimVfs& machine) {
  return sqlite::Store::open({.folder = "data", .vfs = machine.name(), .simulated = true});
}

struct Told {
  std::uint64_t acknowledged = 0;
  bool unknown = false;  ///< The last append's outcome is not known.
  bool refused = false;  ///< The last append was told as not written.
};

/// A batch, and the rows behind it; false once the process has to end.
bool append_next(sqlite::Store& store, Told& told) {
  const auto appended = store.journal().append(batch_number(told.acknowledged + 1));
  told.refused = !appended && appended.error().code == Errc::storage_full;
  told.unknown = !appended && !told.refused;
  if (!appended) return false;
  ++told.acknowledged;
  ports::StoredCase stored;
  stored.state.id = stored.row.id = model::CaseId(1);
  return store.rows()
      .project({.through = model::Sequence(end_after(told.acknowledged)),
                .cases = {ports::shared(std::move(stored))}})
      .has_value();
}

/// Two lives of a process: the first one empties its log into the database at its end.
Told run_script(const SimVfs& machine) {
  Told told;
  for (const std::size_t until : {batches / 2, batches}) {
    auto store = open(machine);
    if (!store) return told;
    while (told.acknowledged < until) {
      if (!append_next(**store, told)) return told;
    }
  }
  return told;
}

/// What any later process must find.
void check(SimVfs& machine, const Told& told) {
  auto store = open(machine);
  if (!store) FAIL(store.error().detail);
  const auto verified = sqlite::verify_journal((*store)->connection());
  REQUIRE(verified);
  for (const std::string& fault : verified->faults) UNSCOPED_INFO(fault);
  REQUIRE(verified->sound());
  CHECK(sqlite::check_integrity((*store)->connection())->empty());

  const std::uint64_t found = verified->batches;
  REQUIRE(found >= told.acknowledged);
  REQUIRE(found <= told.acknowledged + (told.unknown ? 1 : 0));
  REQUIRE(verified->last == model::Sequence(end_after(found)));
  std::vector<model::Record> expected;
  for (std::uint64_t number = 1; number <= found; ++number) {
    for (auto& record : batch_number(number).records) expected.push_back(std::move(record));
    const auto answer = (*store)->journal().answer({"li", key_of(number)});
    REQUIRE((answer && answer->has_value()));
    CHECK((*answer)->answer.body == key_of(number));
  }
  REQUIRE_FALSE((*store)->journal().answer({"li", key_of(found + 1)})->has_value());
  CHECK((*store)->journal().read(model::Sequence(1), 99).value() == expected);
  CHECK((*store)->journal().append(batch_number(found + 1)));
}

/// An empty store: the script's points begin behind the making of its tables.
sim::Disk made_before() {
  SimVfs machine(1);
  REQUIRE(open(machine));
  return machine.disk().copy();
}

std::uint64_t points_of_script(const sim::Disk& from) {
  SimVfs machine(1, from.copy());
  REQUIRE(run_script(machine).acknowledged == batches);
  return machine.faults().passed();
}

enum class After { power_cut, process_death };

/// The script with one fault at one point, and then the next process.
void strike(const sim::Disk& from, sim::Fault fault, After after) {
  CAPTURE(static_cast<int>(fault.damage), fault.point, fault.for_ever, after == After::power_cut);
  SimVfs machine(fault.point, from.copy());
  machine.faults().plan(fault);
  const Told told = run_script(machine);
  machine.faults().clear();
  after == After::power_cut ? machine.reboot() : machine.restart();
  check(machine, told);
}

void strike_everywhere(Damage damage, bool for_ever, After after) {
  const sim::Disk from = made_before();
  const std::uint64_t points = points_of_script(from);
  CHECK(points > 60);
  for (std::uint64_t point = 1; point <= points; ++point) {
    strike(from, {.damage = damage, .point = point, .for_ever = for_ever}, after);
  }
}

TEST_CASE("journal: a crash at any touch of the disk loses nothing acknowledged", "[sim]") {
  strike_everywhere(Damage::crash, false, After::power_cut);
}

TEST_CASE("journal: a torn write at any touch of the disk loses nothing acknowledged", "[sim]") {
  strike_everywhere(Damage::torn_write, false, After::power_cut);
}

TEST_CASE("journal: an error of the disk at any touch loses nothing acknowledged", "[sim]") {
  strike_everywhere(Damage::io_error, false, After::power_cut);
  strike_everywhere(Damage::io_error, true, After::process_death);
}

TEST_CASE("journal: a full disk at any touch loses nothing and leaves nothing by half", "[sim]") {
  strike_everywhere(Damage::disk_full, true, After::power_cut);
  strike_everywhere(Damage::disk_full, true, After::process_death);
}

TEST_CASE("journal: a sync that fails at any touch loses nothing acknowledged", "[sim]") {
  strike_everywhere(Damage::sync_error, false, After::power_cut);
  strike_everywhere(Damage::sync_error, true, After::power_cut);
  strike_everywhere(Damage::sync_error, false, After::process_death);
}

TEST_CASE("journal: a crash at any touch of a folder's first opening leaves a folder that opens",
          "[sim]") {
  SimVfs whole(1);
  REQUIRE(open(whole));
  for (std::uint64_t point = 1; point <= whole.faults().passed(); ++point) {
    CAPTURE(point);
    strike({}, {.damage = Damage::crash, .point = point}, After::power_cut);
  }
}

TEST_CASE("journal: a second crash in the recovery from a first one loses nothing", "[sim]") {
  const sim::Disk from = made_before();
  const std::uint64_t points = points_of_script(from);
  for (std::uint64_t point = 1; point <= points; point += 7) {
    for (std::uint64_t later = 1; later <= 12; later += 2) {
      CAPTURE(point, later);
      SimVfs machine(point * 100 + later, from.copy());
      machine.faults().plan({.damage = Damage::crash, .point = point});
      const Told told = run_script(machine);
      machine.reboot();
      machine.faults().plan({.damage = Damage::crash, .point = machine.faults().passed() + later});
      (void)open(machine);
      machine.faults().clear();
      machine.reboot();
      check(machine, told);
    }
  }
}

TEST_CASE("journal: what is acknowledged after a failed sync and a restart outlives a power cut",
          "[sim]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    SimVfs machine(seed);
    auto store = open(machine);
    REQUIRE(store);
    REQUIRE((*store)->journal().append(batch_number(1)));
    machine.faults().plan({.damage = Damage::sync_error, .point = machine.faults().passed() + 1});
    REQUIRE_FALSE((*store)->journal().append(batch_number(2)));
    machine.faults().clear();
    store->reset();
    machine.restart();

    // The machine did not go down: the next process still sees what the disk may never have got.
    store = open(machine);
    REQUIRE(store);
    const std::uint64_t next = (*store)->journal().end()->last == model::Sequence(1) ? 2 : 3;
    REQUIRE((*store)->journal().append(batch_number(next)));
    machine.crash();
    store->reset();
    machine.reboot();
    check(machine, {.acknowledged = next, .unknown = false, .refused = false});
  }
}

/// The sync behind so many touches.
void fail_sync(SimVfs& machine, std::uint64_t touches) {
  machine.faults().clear();
  machine.faults().plan(
      {.damage = Damage::sync_error, .point = machine.faults().passed() + touches});
}

/// The sync of the second batch fails, and of the next start's the one behind so many touches; then
/// the power goes.
void strike_twice(SimVfs& machine, std::uint64_t later) {
  constexpr std::uint64_t behind_the_head_of_the_log = 3;
  {
    auto store = open(machine);  // Its log is in the database already.
    REQUIRE(store);
    fail_sync(machine, behind_the_head_of_the_log);
    REQUIRE_FALSE((*store)->journal().append(batch_number(2)));
  }
  machine.restart();
  fail_sync(machine, later);
  (void)open(machine);
  machine.faults().clear();
  machine.reboot();
}

/// For each of the next start's syncs, twenty machines that have one batch; `body` says whether two
/// syncs have failed.
template <class Body>
void for_each_later_sync(Body body) {
  std::uint64_t both = 0;
  for (std::uint64_t later = 1; later <= 41; later += 2) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      CAPTURE(later, seed);
      SimVfs machine(seed);
      both += body(machine, later) ? 1U : 0U;
    }
  }
  CHECK(both > 100);
}

TEST_CASE("journal: a second sync that fails in the recovery from a first one loses nothing",
          "[sim]") {
  for_each_later_sync([](SimVfs& machine, std::uint64_t later) {
    REQUIRE((*open(machine))->journal().append(batch_number(1)));
    strike_twice(machine, later);
    const bool both = machine.faults().struck() == 2;
    check(machine, {.acknowledged = 1, .unknown = true, .refused = false});
    return both;
  });
}

TEST_CASE("journal: what a start shows outlives a power cut after two syncs of the log that failed",
          "[sim]") {
  for_each_later_sync([](SimVfs& machine, std::uint64_t later) {
    {
      auto store = open(machine);
      REQUIRE((*store)->journal().append(batch_number(1)));
      fail_sync(machine, 1);
      REQUIRE_FALSE((*store)->journal().append(batch_number(2)));
    }
    machine.restart();
    fail_sync(machine, later);
    (void)open(machine);
    machine.restart();
    const bool both = machine.faults().struck() == 2;
    machine.faults().clear();

    auto store = open(machine);
    REQUIRE(store);
    const std::uint64_t shown = (*store)->journal().end()->last == model::Sequence(1) ? 1 : 2;
    machine.crash();
    store->reset();
    machine.reboot();
    check(machine, {.acknowledged = shown, .unknown = false, .refused = false});
    return both;
  });
}

TEST_CASE("journal: after a failed sync nothing is acknowledged in this life any more", "[sim]") {
  SimVfs machine(1);
  auto store = open(machine);
  REQUIRE(store);
  REQUIRE((*store)->journal().append(batch_number(1)));
  machine.faults().plan({.damage = Damage::sync_error});

  const auto failed = (*store)->journal().append(batch_number(2));

  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::outcome_unknown);
  CHECK(machine.faults().struck() == 1);
  for (int i = 0; i < 3; ++i) {
    const auto again = (*store)->journal().append(batch_number(2));
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Errc::outcome_unknown);
  }
}

}  // namespace
