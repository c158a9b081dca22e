// SPDX-License-Identifier: Apache-2.0
#pragma once

// A look at the disk of the data folder, before it is full: what there is room for, and a file of
// ballast that is thrown overboard so that timers and escalations can still be journaled.
//
// Floor:   adapters/system.
// Threads: one at a time.
// Units:   bytes; percent of the whole disk.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/ports/surroundings.hpp"

namespace adapters::system {

struct Space {
  std::uint64_t free = 0;  ///< For processes without privileges.
  std::uint64_t whole = 0;
};

/// Nothing where the folder cannot be looked at.
[[nodiscard]] std::optional<Space> space_of(const std::string& folder);

/// Each is off where it is 0. While 4 GiB are free photos are taken whatever the percents say, and
/// cases while 1 GiB is.
struct Watermarks {
  std::size_t photos_percent = 10;
  std::size_t cases_percent = 5;
  std::uint64_t ballast_bytes = 0;
};

class DiskWatch {
 public:
  using Measure = std::function<std::optional<Space>(const std::string& folder)>;

  DiskWatch(std::string folder, Watermarks marks, engine::ports::Log& log,
            Measure measure = &space_of);

  /// Gives the ballast up if the disk has less left than it holds.
  void make_way();
  /// The same, and takes ballast in again once there is room for it and for new cases. Tells the
  /// log when the room has changed.
  [[nodiscard]] engine::ports::Room look();
  /// At the last look.
  [[nodiscard]] std::uint64_t free_bytes() const { return space_.free; }

 private:
  [[nodiscard]] std::string ballast_file() const { return folder_ + "/ballast"; }
  [[nodiscard]] bool holds_ballast() const;
  [[nodiscard]] bool may_hold_ballast() const;
  [[nodiscard]] engine::ports::Room judge() const;
  void take_ballast();
  void drop_ballast();

  std::string folder_;
  Watermarks marks_;
  engine::ports::Log& log_;
  Measure measure_;
  Space space_;
  engine::ports::Room room_ = engine::ports::Room::ample;
};

}  // namespace adapters::system
