// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/vfs/faults.hpp"

#include <algorithm>

namespace sim {
namespace {

bool can_strike(Damage damage, Operation operation) {
  switch (damage) {
    case Damage::crash:
    case Damage::io_error: return true;
    case Damage::disk_full: return operation == Operation::grow;
    case Damage::sync_error: return operation == Operation::sync;
    case Damage::torn_write: return operation == Operation::write || operation == Operation::grow;
  }
  return false;
}

}  // namespace

std::optional<Damage> Faults::pass(Operation operation) {
  ++passed_;
  if (observe) observe(passed_, operation);
  const auto found = std::find_if(planned_.begin(), planned_.end(), [&](const Fault& fault) {
    return fault.point <= passed_ && can_strike(fault.damage, operation);
  });
  if (found == planned_.end()) return std::nullopt;
  ++struck_;
  const Damage damage = found->damage;
  const std::uint64_t crash_after = found->crash_after;
  if (!found->for_ever && damage != Damage::disk_full) planned_.erase(found);
  if (crash_after != 0) plan({.damage = Damage::crash, .point = passed_ + crash_after});
  return damage;
}

}  // namespace sim
