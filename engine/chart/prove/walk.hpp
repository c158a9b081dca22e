// SPDX-License-Identifier: Apache-2.0
#pragma once

// One path through one macrostep, by the standard's algorithm, with conditions decided by a Judge.
//
// Floor:   chart.
// Threads: one path, one thread.
// Errors:  executable content is taken not to fail.
// Source:  W3C SCXML 1.0, Appendix D.

#include <deque>
#include <string>
#include <vector>

#include "engine/chart/prove/judge.hpp"
#include "engine/chart/prove/stimulus.hpp"
#include "engine/chart/running.hpp"

namespace engine::chart::prove {

class Walk {
 public:
  Walk(const Ground& ground, Oracle& oracle, Spot from)
      : ground_(ground), judge_(ground, oracle), oracle_(oracle), spot_(std::move(from)) {}

  /// Enters the chart.
  void enter();
  void take(const Stimulus& stimulus);

  [[nodiscard]] const Spot& spot() const { return spot_; }
  [[nodiscard]] const std::vector<TransitionIndex>& taken() const { return taken_; }
  [[nodiscard]] const std::vector<DeedIndex>& deeds() const { return deeds_; }
  /// Every state that it entered, also those that it left again.
  [[nodiscard]] const StateSet& entered() const { return entered_; }
  /// It goes round and never rests; the last of taken() from loop() on are one turn.
  [[nodiscard]] bool loops() const { return loops_; }
  [[nodiscard]] std::size_t loop() const { return loop_; }

 private:
  using List = std::vector<TransitionIndex>;

  // walk.cpp
  void settle();
  bool go_round();
  [[nodiscard]] bool been_here();
  void initialize();

  // walk_select.cpp
  [[nodiscard]] List select(const std::vector<bool>& matching, const Stimulus* stimulus);
  void select_from(StateIndex state, const std::vector<bool>& matching, const Stimulus* stimulus,
                   List& enabled);
  [[nodiscard]] bool may_take(TransitionIndex index, const Stimulus* stimulus);
  [[nodiscard]] List without_conflicts(const List& enabled) const;
  [[nodiscard]] StateIndex domain(const Transition& transition) const;
  [[nodiscard]] StateSet exit_set(TransitionIndex index) const;

  // walk_step.cpp
  void microstep(const List& transitions);
  void exit(const StateSet& leaving);
  void remember(StateIndex state);
  void enter_states(const EntrySet& entry);
  void enter_state(StateIndex index, const EntrySet& entry);
  void reach_final(StateIndex index);
  [[nodiscard]] bool in_final_state(StateIndex index);
  void exit_chart();
  void raise(std::string event);
  void run(const Block& block);
  void run(const Action& action);
  void forget_writes(const Block& block);
  void pass_over(const Action& action);
  void run_if(const If& choice);
  void run_foreach(const Action& action, const Foreach& loop);
  void assign(const Program& location, const Program& value);
  void forget(const Program& location);
  [[nodiscard]] Running history() const;

  const Ground& ground_;
  Judge judge_;
  Oracle& oracle_;
  Spot spot_;
  std::deque<std::string> internal_;
  List taken_;
  std::vector<DeedIndex> deeds_;
  StateSet entered_;
  std::vector<std::pair<std::string, std::size_t>> rounds_;  ///< With the transitions before each.
  bool loops_ = false;
  std::size_t loop_ = 0;
};

}  // namespace engine::chart::prove
