// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the connections of one simulated machine hold of one file: its locks, and the memory that
// they share of its log.
//
// Threads: one.
// Source:  sqlite.org/lockingv3.html, sqlite.org/walformat.html (section 2).

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/// One connection's hold.
struct Hold {
  int level = 0;                       ///< SQLITE_LOCK_NONE to SQLITE_LOCK_EXCLUSIVE.
  unsigned shared = 0, exclusive = 0;  ///< Bits: slots of the shared memory.
  bool mapped = false;
};

class Locks {
 public:
  void enter(Hold& hold) { holds_.push_back(&hold); }
  void leave(Hold& hold);

  /// Whether the connection got that level. On the way to an exclusive lock it keeps a pending one.
  [[nodiscard]] bool raise(Hold& hold, int level) const;
  /// The highest level of the others.
  [[nodiscard]] int level_beside(const Hold& hold) const;

  [[nodiscard]] bool take_shared(Hold& hold, unsigned slots) const;
  [[nodiscard]] bool take_exclusive(Hold& hold, unsigned slots) const;
  /// Region `number`, made of zeros if it is to be; else null.
  [[nodiscard]] void* map(Hold& hold, std::size_t number, std::size_t bytes, bool make);
  /// The memory is gone when nobody maps it any more.
  void unmap(Hold& hold, bool forget);

 private:
  std::vector<Hold*> holds_;
  std::vector<std::unique_ptr<std::uint64_t[]>> regions_;  // NOLINT: memory shared by address
};

}  // namespace sim
