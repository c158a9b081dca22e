// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/locks.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace sim {

void Locks::leave(Hold& hold) { std::erase(holds_, &hold); }

int Locks::level_beside(const Hold& hold) const {
  int highest = SQLITE_LOCK_NONE;
  for (const Hold* other : holds_) {
    if (other != &hold) highest = std::max(highest, other->level);
  }
  return highest;
}

bool Locks::raise(Hold& hold, int level) const {
  if (hold.level >= level) return true;
  const int beside = level_beside(hold);
  if (level == SQLITE_LOCK_SHARED && beside >= SQLITE_LOCK_PENDING) return false;
  if (level >= SQLITE_LOCK_RESERVED && beside >= SQLITE_LOCK_RESERVED) return false;
  if (level == SQLITE_LOCK_EXCLUSIVE && beside >= SQLITE_LOCK_SHARED) {
    hold.level = SQLITE_LOCK_PENDING;
    return false;
  }
  hold.level = level;
  return true;
}

bool Locks::take_shared(Hold& hold, unsigned slots) const {
  const bool taken = std::any_of(holds_.begin(), holds_.end(), [&](const Hold* other) {
    return other != &hold && (other->exclusive & slots) != 0;
  });
  if (!taken) hold.shared |= slots;
  return !taken;
}

bool Locks::take_exclusive(Hold& hold, unsigned slots) const {
  const bool taken = std::any_of(holds_.begin(), holds_.end(), [&](const Hold* other) {
    return other != &hold && ((other->exclusive | other->shared) & slots) != 0;
  });
  if (!taken) hold.exclusive |= slots;
  return !taken;
}

void* Locks::map(Hold& hold, std::size_t number, std::size_t bytes, bool make) {
  hold.mapped = true;
  const std::size_t words = (bytes + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);
  while (make && regions_.size() <= number) {
    regions_.push_back(std::make_unique<std::uint64_t[]>(words));  // NOLINT: as above
  }
  return number < regions_.size() ? regions_[number].get() : nullptr;
}

void Locks::unmap(Hold& hold, bool forget) {
  hold.mapped = false;
  hold.shared = hold.exclusive = 0;
  const bool used =
      std::any_of(holds_.begin(), holds_.end(), [](const Hold* each) { return each->mapped; });
  if (forget || !used) regions_.clear();
}

}  // namespace sim
