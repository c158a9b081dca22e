// SPDX-License-Identifier: Apache-2.0
#pragma once

// One run: a county's people, their network, a server that is killed and started again, and a disk,
// in one queue of virtual time. First everything may go wrong (safety), then everything is healed
// and nothing new is asked (liveness).
//
// Floor:   tests/sim.
// Threads: one; a run depends on its case and nothing else.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "tests/sim/disk.hpp"
#include "tests/sim/op.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/violation.hpp"

namespace sim {

using MakeDisk = std::function<std::unique_ptr<Disk>(std::uint64_t seed)>;

/// What a run depends on, beside the program and the setting.
struct Script {
  std::uint64_t seed = 1;
  std::size_t commands = 500;
  /// None: the seed's crowd makes them up.
  std::optional<std::vector<Op>> ops;
};

struct Report {
  std::optional<Violation> violation;
  std::uint64_t hash = 0;
  std::uint64_t commands = 0, acked = 0, unknown = 0, faults = 0, records = 0, lives = 0;
  std::vector<Op> ops;  ///< All that happened, in order.
  std::vector<std::string> timeline;
};

[[nodiscard]] Report run(const Setting& setting, const MakeDisk& make_disk, const Script& script,
                         bool with_timeline = false);

}  // namespace sim
