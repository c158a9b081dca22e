// SPDX-License-Identifier: Apache-2.0
#pragma once

// Many runs, and what is told of them.
//
// Floor:  tests/sim.
// Errors: told on stderr. What is given back is the program's exit code: 0 all held, 1 something
//         broke, 2 wrong use.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sim {

struct Campaign {
  std::filesystem::path source;  ///< The project's folder: its county and charts.
  std::uint64_t from = 1, to = 100;
  std::size_t commands = 500;
  std::string store = "memory", planted;
  std::string out = "build/sim";
  int shrink_seconds = 60;
  bool hashes = false, timeline = false;
  std::uint64_t stride = 1;  ///< Of the touches of an exhaustive run.
};

[[nodiscard]] std::vector<std::string> stores();

/// Stops after the first seed that breaks something, shrinks it, and writes it down.
[[nodiscard]] int run_seeds(const Campaign& campaign);
[[nodiscard]] int replay(const Campaign& campaign, const std::filesystem::path& file);
/// Each harm at each touch of the disk of the scripts `from` to `to`.
[[nodiscard]] int run_exhaustive(const Campaign& campaign);
/// Each planted bug in a process of its own, from seed `from` on, up to `to`.
[[nodiscard]] int find_planted(const Campaign& campaign);

}  // namespace sim
