// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file layer of SQLite that is a simulated machine: its disk, its locks, its shared memory, its
// chance and its clock. The same seed and the same calls give the same bytes, whatever the machine
// below: nothing here reads the real one.
//
//   sim::SimVfs machine(seed);
//   auto store = adapters::sqlite::Store::open(
//       {.folder = "data", .vfs = machine.name(), .simulated = true});
//   machine.faults().plan({.damage = sim::Damage::crash, .point = k});
//   ...                      // fails from the k-th touch of the disk on
//   store->reset();          // what a dead process held does nothing any more
//   machine.reboot();        // unsynced sectors kept, dropped or torn
//
// Threads: one, and one machine at a time draws from SQLite's own chance (the salt of its log).
// Source:  sqlite.org/vfs.html, sqlite.org/c3ref/io_methods.html; in os_unix.c what locks and
//          shared memory have to do. The crash follows test6.c of SQLite's own tests.

#include <memory>
#include <string>

#include "tests/sim/vfs/disk.hpp"
#include "tests/sim/vfs/faults.hpp"

namespace sim {

class SimVfs {
 public:
  explicit SimVfs(std::uint64_t seed, Disk disk = {});
  SimVfs(const SimVfs&) = delete;
  SimVfs& operator=(const SimVfs&) = delete;
  /// Every connection must be closed before.
  ~SimVfs();

  /// For sqlite3_open_v2.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] Disk& disk();
  [[nodiscard]] Faults& faults();

  /// The power goes: every operation fails until reboot() or restart().
  void crash();
  [[nodiscard]] bool crashed() const;
  /// The power is back: processes see what the disk has kept. Connections of before stay dead.
  void reboot();
  /// The process died and the machine did not: what was written is there, locks are gone.
  void restart();

  /// Microseconds since 1970, for SQLite's date functions; its sleeps let it go by.
  void set_clock(std::int64_t microseconds);
  [[nodiscard]] std::int64_t clock() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace sim
