// SPDX-License-Identifier: Apache-2.0
#pragma once

// A year under way: the loop, what people are going to do, and what is counted.
//
// Floor:   tools.
// Threads: one thread calls.

#include <functional>
#include <vector>

#include "engine/runtime/loop.hpp"
#include "tools/simulate/agenda.hpp"
#include "tools/simulate/behind.hpp"
#include "tools/year/folk.hpp"
#include "tools/year/ledger.hpp"
#include "tools/year/year.hpp"

namespace tools::year {

class Play {
 public:
  /// `store` is written behind the play.
  Play(const Options& options, simulate::Behind& store);

  /// Plays to the end; calls `now_and_then`.
  [[nodiscard]] engine::Result<void> play(const std::function<void()>& now_and_then);

  [[nodiscard]] const Ledger& ledger() const { return ledger_; }
  [[nodiscard]] engine::Instant now() const { return now_; }
  [[nodiscard]] std::size_t raised() const { return next_raise_; }
  [[nodiscard]] std::uint64_t commands() const { return commands_; }
  void visit_open(const std::function<void(const engine::model::Case&)>& visit) const {
    loop_.visit_open(visit);
  }

 private:
  struct Player {
    std::uint32_t generation = 0;
    std::uint8_t refusals = 0;
    bool acted = false;
    Memory memory;
    simulate::Dice dice{0, 0};
  };

  void note(const std::vector<engine::ports::Change>& changes);
  void follow(const engine::ports::Change& change);
  void plan(const engine::model::Row& row, Player& player);
  Player& player_of(engine::model::CaseId id);
  [[nodiscard]] std::optional<engine::Instant> next_instant() const;
  [[nodiscard]] engine::Result<void> fire();
  [[nodiscard]] engine::Result<void> act();
  [[nodiscard]] engine::Result<void> write_rows();
  [[nodiscard]] engine::runtime::Submission raise(std::size_t index);
  [[nodiscard]] engine::Result<void> send_photos(const engine::runtime::Submission& submission);
  [[nodiscard]] std::optional<engine::runtime::Submission> keep(
      const simulate::Appointment& appointment);
  void done(engine::model::CaseId id, const std::string& workflow, const std::string& event,
            const engine::runtime::Outcome& outcome);

  const Options& options_;
  simulate::Behind& store_;
  Folk folk_;
  Ledger ledger_;
  engine::runtime::Loop loop_;
  simulate::Agenda agenda_;
  std::vector<Player> players_{1};  ///< By case.
  std::size_t next_raise_ = 0;
  std::uint64_t commands_ = 0;
  engine::Instant now_{}, until_{};
};

}  // namespace tools::year
