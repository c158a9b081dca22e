// SPDX-License-Identifier: Apache-2.0
#pragma once

// One simulation under way: the loop, the agenda of people, and what is remembered for the report.
//
// Floor:   tools.
// Time:    virtual; it leaps from one instant at which something happens to the next.
// Threads: one thread calls.

#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/runtime/loop.hpp"
#include "tools/simulate/agenda.hpp"
#include "tools/simulate/behaviour.hpp"
#include "tools/simulate/behind.hpp"
#include "tools/simulate/counts.hpp"
#include "tools/simulate/people.hpp"
#include "tools/simulate/run.hpp"
#include "tools/simulate/track.hpp"

namespace tools::simulate {

class Simulation {
 public:
  Simulation(const Options& options, Behind& store, IncidentFile file);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation();

  /// Plays to the end; calls `at_instant` now and then.
  [[nodiscard]] engine::Result<void> play(const std::function<void()>& at_instant);

  [[nodiscard]] const IncidentFile& file() const { return file_; }
  /// The row of the file that the case comes from, a ticket's too.
  [[nodiscard]] const Incident& incident_of(std::size_t number) const {
    return file_.incidents[players_[number].incident];
  }
  [[nodiscard]] const Tracks& tracks() const { return tracks_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] const Attempts& attempts() const { return attempts_; }
  [[nodiscard]] std::size_t raised() const { return raised_; }
  [[nodiscard]] std::size_t transferred() const { return transferred_; }
  [[nodiscard]] std::size_t walking() const { return walking_; }
  [[nodiscard]] engine::Instant now() const { return now_; }

 private:
  /// A case as its people see it.
  struct Player {
    std::size_t incident = 0;
    std::uint32_t generation = 0;
    bool acted = false;  ///< Somebody just did something to it.
    bool aside = false;  ///< No person of the file's deals with it.
    Move move;
    Memory memory;
    Dice dice{0, 0};
  };

  void count(const std::vector<engine::ports::Change>& changes);
  void follow(const engine::ports::Change& change);
  void plan(const engine::model::Row& row, Player& player);
  Player& player_of(const engine::model::Row& row);

  [[nodiscard]] std::optional<engine::Instant> next_instant() const;
  [[nodiscard]] engine::Result<void> write_rows();
  [[nodiscard]] engine::Result<void> fire();
  [[nodiscard]] engine::Result<void> act();
  [[nodiscard]] engine::runtime::Submission raise(std::size_t index);
  [[nodiscard]] std::optional<engine::runtime::Submission> keep(const Appointment& appointment);
  void raised(std::size_t index, const engine::runtime::Outcome& outcome);
  void done(engine::model::CaseId id, const engine::runtime::Outcome& outcome);

  Options options_;
  Behind& store_;
  IncidentFile file_;
  People people_;
  engine::runtime::Loop loop_;
  Agenda agenda_;
  Attempts attempts_;
  Tracks tracks_;  ///< These two belong to the thread that writes, until all is written.
  Counts counts_;
  std::vector<Player> players_{1};                                     ///< By case number, from 1.
  std::unordered_map<std::string_view, engine::model::CaseId> cases_;  ///< By the file's id.
  std::size_t next_raise_ = 0;
  std::size_t raised_ = 0, transferred_ = 0;
  std::size_t walking_ = 0;  ///< Open incidents that are to come to an end.
  engine::Instant now_{}, until_{};
};

}  // namespace tools::simulate
