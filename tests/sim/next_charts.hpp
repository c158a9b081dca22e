// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the next version of the main charts has otherwise, told once for whoever makes it and once
// for whoever checks what becomes of the cases that move there: some states have another name, one
// datum is gone, two are new, and one state has a clock more.
//
// Floor: tests/sim.

#include <array>
#include <string>
#include <string_view>

namespace sim {

/// What stands behind the name of a state that is called otherwise there.
inline constexpr std::string_view next_mark = "_next";

struct Renamed {
  std::string_view workflow, state;
};
inline constexpr std::array renamed_states{
    Renamed{"incident", "filed"}, Renamed{"incident", "l2"}, Renamed{"incident", "checking"},
    Renamed{"ticket", "claimed"}, Renamed{"ticket", "waiting_reporter"}};

struct GoneDatum {
  std::string_view workflow, name, instead;  ///< `instead` is another datum, with its own value.
};
inline constexpr GoneDatum gone_datum{"incident", "unverified", "unchecked"};

struct NewClock {
  std::string_view workflow, state, clock, limit;
};
inline constexpr NewClock new_clock{"ticket", "held", "look_in", "claim"};

struct NewDatum {
  std::string_view workflow, name;
  int value = 0;
};
inline constexpr NewDatum new_datum{"ticket", "looks", 7};

[[nodiscard]] bool is_renamed(std::string_view workflow, std::string_view state);
/// The text of the chart with all that, under its old number.
[[nodiscard]] std::string as_next(std::string_view workflow, std::string text);

}  // namespace sim
