// SPDX-License-Identifier: Apache-2.0
#pragma once

// The clocks and delayed sends of a chart, and what its deeds do to them.
//
// Floor:   core.
// Threads: immutable once read.
// Source:  workflows/README.md, "Executable content".

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/chart/prove/deed.hpp"

namespace engine::core::prove {

using chart::prove::Deed;
using chart::prove::DeedIndex;
using TimerIndex = std::size_t;
using TimerSet = std::uint64_t;  ///< A bit for each.

[[nodiscard]] inline TimerSet bit(TimerIndex timer) { return TimerSet{1} << timer; }

struct Timer {
  std::string name;
  bool is_clock = true;                    ///< Else a delayed send.
  std::string event;                       ///< What it raises once it is due.
  std::vector<DeedIndex> starts;           ///< Where it is started.
  std::vector<DeedIndex> mentions;         ///< Where anything else is done to it.
  bool extended = false, resumed = false;  ///< Somewhere in the chart.
  int line = 0, column = 0;                ///< Of its first start, or of its first mention.
};

/// What is certain of the timers: which of them will surely fire, and which would once they were
/// resumed. More of either is never worse.
struct Hands {
  TimerSet live = 0, idle = 0;

  friend bool operator==(const Hands&, const Hands&) = default;
  [[nodiscard]] bool covers(const Hands& other) const {
    return (other.live & ~live) == 0 && (other.idle & ~idle) == 0;
  }
};

/// What is possible: which may be running, and which may be stopped or paused.
struct Chances {
  TimerSet running = 0, resting = 0;

  friend bool operator==(const Chances&, const Chances&) = default;
  Chances& operator|=(const Chances& other) {
    running |= other.running;
    resting |= other.resting;
    return *this;
  }
};

class Timers {
 public:
  explicit Timers(const std::vector<Deed>& deeds);

  [[nodiscard]] const std::vector<Timer>& all() const { return timers_; }
  /// More than a proof can hold.
  [[nodiscard]] bool too_many() const { return too_many_; }
  [[nodiscard]] bool concerns(DeedIndex deed) const {
    return acts_[deed].has_value() || extensions_.contains(deed);
  }

  /// `timer` has fired, or was heard by nobody.
  [[nodiscard]] static Hands spent(Hands hands, TimerIndex timer);
  void apply(const std::vector<DeedIndex>& deeds, Hands& hands) const;
  void apply(const std::vector<DeedIndex>& deeds, Chances& chances) const;
  /// Those that the deeds start anew or take up again, and those that they stop or pause.
  [[nodiscard]] TimerSet begun(const std::vector<DeedIndex>& deeds) const;
  [[nodiscard]] TimerSet halted(const std::vector<DeedIndex>& deeds) const;
  /// Those to which they give more time.
  [[nodiscard]] TimerSet extended(const std::vector<DeedIndex>& deeds) const;

 private:
  enum class Does { start, start_once, pause, resume };  ///< To stop is to pause.
  struct Act {
    TimerIndex timer = 0;
    Does does = Does::start;
  };

  TimerIndex timer_of(const std::string& name, const Deed& deed, bool is_clock);
  void read(DeedIndex index, const Deed& deed);
  void read_clock(DeedIndex index, const Deed& deed);
  void read_send(DeedIndex index, const Deed& deed);

  std::vector<Timer> timers_;
  std::vector<std::optional<Act>> acts_;  ///< By deed.
  std::map<DeedIndex, TimerIndex> extensions_;
  bool too_many_ = false;
};

}  // namespace engine::core::prove
