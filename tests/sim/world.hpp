// SPDX-License-Identifier: Apache-2.0
#pragma once

// One run: a county's people, their network, a server that is killed and started again, and a disk,
// in one queue of virtual time. First everything may go wrong (safety), then everything is healed
// and nothing new is asked (liveness).
//
// Floor:   tests/sim.
// Threads: one; a run depends on its case and nothing else.

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/sim/op.hpp"
#include "tests/sim/plan.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/storage.hpp"
#include "tests/sim/violation.hpp"

namespace sim {

struct Script {
  Terms terms;
  /// None: the seed's crowd makes them up.
  std::optional<std::vector<Op>> ops;
};

struct Report {
  std::optional<Violation> violation;
  std::uint64_t hash = 0;
  std::uint64_t commands = 0, acked = 0, unknown = 0, faults = 0, records = 0, lives = 0;
  std::uint64_t touches = 0;  ///< Of the disk.
  std::vector<Op> ops;        ///< All that happened, in order.
  std::vector<std::string> timeline;
};

[[nodiscard]] Report run(const Setting& setting, const MakeStorage& make_storage,
                         const Script& script, bool with_timeline = false);

}  // namespace sim
