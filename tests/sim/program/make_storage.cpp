// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/make_storage.hpp"

#include "tests/sim/memory_storage.hpp"
#include "tests/sim/program/campaign.hpp"
#include "tests/sim/sqlite_storage.hpp"

namespace sim {

std::vector<std::string> stores() { return {"memory", "sqlite"}; }

MakeStorage make_storage(const std::string& store) {
  if (store == "sqlite") {
    auto formatted = std::make_shared<const Disk>(SqliteStorage::format());
    return [formatted](std::uint64_t seed) {
      return std::make_unique<SqliteStorage>(seed, *formatted);
    };
  }
  return [](std::uint64_t) { return std::make_unique<MemoryStorage>(); };
}

}  // namespace sim
