// SPDX-License-Identifier: Apache-2.0
#pragma once

// A run that broke an invariant, as a file that is replayed: its seed's plan, and what happened.
//
// Floor:  tests/sim.
// Errors: Errc::invalid_input  Not such a file; the detail says where.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "tests/sim/op.hpp"
#include "tests/sim/violation.hpp"

namespace sim {

struct CaseFile {
  std::uint64_t seed = 1;
  bool quiet = false;   ///< Of its terms.
  std::string store;    ///< "memory" or "sqlite"
  std::string planted;  ///< The bug that was planted; empty: none.
  Violation violation;
  std::vector<Op> ops;
};

[[nodiscard]] engine::Result<void> write_case(const std::filesystem::path& path,
                                              const CaseFile& file);
[[nodiscard]] engine::Result<CaseFile> read_case(const std::filesystem::path& path);

}  // namespace sim
