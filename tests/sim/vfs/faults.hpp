// SPDX-License-Identifier: Apache-2.0
#pragma once

// The numbered points at which a simulated machine touches its disk, and what is planned to go
// wrong there.
//
// Threads: one.
// Units:   points count from 1, over the whole life of the machine.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace sim {

enum class Operation { open, remove, read, write, grow, truncate, sync };  ///< grow: a longer file.

enum class Damage {
  crash,       ///< The machine stops: this and all that follows fails until it boots again.
  io_error,    ///< The operation fails.
  disk_full,   ///< What would make a file longer fails, until the fault is cleared.
  sync_error,  ///< A sync fails, and what it should have brought to the disk is no longer dirty.
  torn_write,  ///< A part of a write reaches the disk at once, and then the machine stops.
};

struct Fault {
  Damage damage = Damage::crash;
  std::uint64_t point = 1;  ///< It strikes there, or at the first one after it that it can strike.
  bool for_ever = false;    ///< Not once but always from there on; a full disk always does.
  std::uint64_t crash_after = 0;  ///< So many points after it struck the power goes; 0: it stays.
};

class Faults {
 public:
  void plan(Fault fault) { planned_.push_back(fault); }
  /// Nothing goes wrong any more: space was freed, the disk was changed for a good one.
  void clear() { planned_.clear(); }

  /// Passes one point; what goes wrong there.
  [[nodiscard]] std::optional<Damage> pass(Operation operation);

  [[nodiscard]] std::uint64_t passed() const { return passed_; }
  /// How often anything went wrong.
  [[nodiscard]] std::uint64_t struck() const { return struck_; }
  /// Called at each point before anything happens there: for traces, and to let time go by.
  std::function<void(std::uint64_t point, Operation operation)> observe;

 private:
  std::vector<Fault> planned_;
  std::uint64_t passed_ = 0, struck_ = 0;
};

}  // namespace sim
