// SPDX-License-Identifier: Apache-2.0
#pragma once

// The stores by their names.
//
// Floor: tests/sim.

#include <string>

#include "tests/sim/storage.hpp"

namespace sim {

[[nodiscard]] MakeStorage make_storage(const std::string& store);

}  // namespace sim
