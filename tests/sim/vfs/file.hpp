// SPDX-License-Identifier: Apache-2.0
#pragma once

// One file of a simulated disk, twice: as processes see it (the cache), and as the disk has it.
//
// A sector that was written is dirty until a sync. When the power goes, each dirty sector is kept,
// dropped or torn, whatever becomes of its neighbours; what was synced stays. Bytes outside what a
// write named never change: that is what SQLite calls powersafe overwrite, and what it assumes of
// the disks that we run on.
//
// Threads: one.
// Units:   bytes.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "tests/sim/vfs/chance.hpp"

namespace sim {

inline constexpr std::size_t sector_bytes = 512;

class File {
 public:
  [[nodiscard]] std::size_t size() const { return seen_.size(); }
  /// Fewer bytes than asked for at the end of the file.
  [[nodiscard]] std::string_view read(std::size_t offset, std::size_t bytes) const;
  void write(std::size_t offset, std::string_view bytes);
  /// What is on the disk at once, without a sync.
  void write_through(std::size_t offset, std::string_view bytes);
  void truncate(std::size_t size);
  /// All that was written is on the disk.
  void sync();
  /// A sync that failed, as Linux does it: some sectors got there, and the others are clean all the
  /// same. No later sync brings them, though processes still see them.
  void sync_in_vain(Chance& chance);
  /// Afterwards processes see what the disk had.
  void lose_power(Chance& chance);
  /// Damage at rest: on the disk, and in the cache. Nothing where the file has no such byte.
  void flip(std::size_t offset, unsigned bit);
  [[nodiscard]] bool synced() const { return dirty_.empty() && !shortened_; }

 private:
  void touch(std::size_t begin, std::size_t end);
  void promote(std::size_t sector, std::size_t bytes = sector_bytes);
  void shorten();

  std::string seen_, kept_;
  std::set<std::size_t> dirty_;  ///< Sectors.
  bool shortened_ = false;       ///< The disk does not know that the file was cut.
};

}  // namespace sim
