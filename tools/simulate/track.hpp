// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a simulation remembers of every case, ended ones too: enough to say afterwards whether its
// own resolve clock was kept.
//
// Floor: tools.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/ports/surroundings.hpp"

namespace tools::simulate {

enum class Punctuality { unresolved, without_limit, on_time, late };

/// What a case is to the file: one of its incidents, a share of one, or what came of one and goes
/// its own way (a routing rule), which nobody here deals with.
enum class Part { incident, ticket, aside };

/// Whether another case raised it, to stand alone.
[[nodiscard]] bool opened_aside(const engine::ports::Change& change);

struct Track {
  bool seen = false;
  Part part = Part::incident;
  bool open = true;
  bool limited = false;  ///< Its resolve clock was started.
  bool stopped = false;
  bool breached = false;
  engine::Instant started, stopped_at;
  // Words of the whole run, kept once; never null in a track that was seen.
  const std::string* category = nullptr;
  const std::string* unit = nullptr;
  const std::string* level = nullptr;
  const std::string* outcome = nullptr;
  const std::string* states = nullptr;  ///< The active ones, joined by '+'.

  /// A case is resolved once its resolve clock was stopped for good, or it came to its end. One
  /// that was void never needed to be.
  [[nodiscard]] Punctuality punctuality() const;
  [[nodiscard]] bool in_state(std::string_view name) const;
};

class Tracks {
 public:
  /// Takes the change in. The track as it was before comes with it: `before.seen` is false for a
  /// case that was just opened.
  struct Step {
    Track before;
    const Track& after;
  };
  Step take(const engine::ports::Change& change);

  /// By case number, from 1.
  [[nodiscard]] const std::vector<Track>& all() const { return tracks_; }

 private:
  [[nodiscard]] const std::string* word(std::string text);

  std::vector<Track> tracks_{1};
  std::set<std::string> words_;
};

/// The clock whose limit a department has to keep.
inline constexpr std::string_view resolve_clock = "resolve";

}  // namespace tools::simulate
