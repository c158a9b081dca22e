// SPDX-License-Identifier: Apache-2.0
#pragma once

// What one seed's world is like: how fast people are, which misfortunes there are and how often.
// Each seed switches some on and draws their rates, so that a fault is met alone and in company.
//
// Floor:  tests/sim.
// Source: FoundationDB's buggify and TigerBeetle's VOPR draw theirs per seed as well.

#include <cstdint>

#include "engine/base/time.hpp"

namespace sim {

struct Plan {
  engine::Instant begin;          ///< What the wall clock says then.
  std::size_t commands = 500;     ///< Requests that arrive before the world heals.
  std::int64_t pace = 60'000;     ///< Between two acts of one person, about.
  std::int64_t turn_delay = 0;    ///< From the first waiting command to the engine's next turn.
  std::int64_t delay_max = 1000;  ///< Of a request on its way.
  /// Of acts. Few cases with many acts each lead further in than many with few.
  double raise = 0.03;
  double wrong = 0.1, list = 0.05, if_match = 0.2;
  double keyed = 0.9, duplicate = 0.0, late = 0.0, altered = 0.0;
  // Misfortunes, by their chance at each act of a person.
  double fault = 0.0, crash = 0.0, stop = 0.0, jump = 0.0, freeze = 0.0, stall = 0.0, disable = 0.0,
         forget = 0.0, scarce = 0.0;
  bool full = false, unknown = false, read = false;  ///< Which faults of the store there are.
  bool disk = false;                                 ///< The disk below it fails, too.
  bool upgrades = false;
  // By the operator, of acts: then running cases move into new charts, or the holidays change.
  double move = 0.0, holidays = 0.0;
  bool late_writer = false;       ///< Commits are written after the next one is decided.
  std::uint64_t categories = 10;  ///< Of the setting's, those that are raised here.
  std::int64_t write_time = 0;  ///< So long a commit stays under way at most; 0: not beyond a turn.
  bool ended_ahead = false;     ///< Rows of ended cases are written before the others.
  /// Of what is raised, so much is the county's other work: of `kinds` workflows from `first_kind`
  /// on, in the order of their names.
  double other = 0.0;
  std::size_t first_kind = 0, kinds = 1;
  double photo = 0.0;           ///< Of acts: one that sends photos,
  double named = 0.0;           ///< Of raises: one that says who reported it.
  double asks = 0.0;            ///< Of acts: one that asks for that, or for its end.
  double clear = 0.0;           ///< and by their chance at each: unused ones are forgotten.
  std::int64_t heal_days = 10;  ///< So long the clocks go on after everything was healed.
};

/// What a run depends on, beside the program, the setting and what happens.
struct Terms {
  std::uint64_t seed = 1;
  std::size_t commands = 500;
  /// A short day without misfortunes but a stop of the server: for one fault at a time.
  bool quiet = false;
};

[[nodiscard]] Plan plan_of(const Terms& terms);

}  // namespace sim
