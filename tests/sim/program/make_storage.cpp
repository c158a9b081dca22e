// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/make_storage.hpp"

#include "tests/sim/memory_storage.hpp"
#include "tests/sim/program/campaign.hpp"

namespace sim {

std::vector<std::string> stores() { return {"memory"}; }

MakeStorage make_storage(const std::string& store) {
  (void)store;
  return [](std::uint64_t) { return std::make_unique<MemoryStorage>(); };
}

}  // namespace sim
