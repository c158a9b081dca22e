// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/sqlite_storage.hpp"

#include <algorithm>
#include <array>

#include "adapters/sqlite/verify.hpp"
#include "engine/base/ensure.hpp"

namespace sim {
namespace {

namespace sqlite = adapters::sqlite;

struct Named {
  std::string_view name;
  Damage damage;
  bool for_ever = false;
  bool then_crash = false;
};

/// A power cut follows a failed sync within so many touches: before anything covers its traces.
constexpr std::uint64_t crash_spread = 4;

constexpr std::array harms{
    Named{"crash", Damage::crash},
    Named{"torn", Damage::torn_write},
    Named{"error", Damage::io_error},
    Named{"error_for_ever", Damage::io_error, true},
    Named{"sync", Damage::sync_error},
    Named{"full", Damage::disk_full, true},
    Named{"sync_then_crash", Damage::sync_error, false, true},
};

sqlite::StoreOptions options_on(const SimVfs& machine) {
  return {.folder = "data", .vfs = machine.name(), .simulated = true};
}

}  // namespace

SqliteStorage::SqliteStorage(std::uint64_t seed, const Disk& formatted)
    : machine_(seed, formatted.copy()) {}

Disk SqliteStorage::format() {
  SimVfs machine(1);
  {
    const auto store = sqlite::Store::open(options_on(machine));
    ENSURE(store.has_value(), "a good disk takes empty tables");
  }
  return machine.disk().copy();
}

engine::Result<void> SqliteStorage::open() {
  auto store = sqlite::Store::open(options_on(machine_));
  if (!store) return store.error();
  store_ = std::move(store).value();
  return {};
}

void SqliteStorage::close() {
  queries_.reset();
  store_.reset();
  // The power may have gone while it was closed.
  machine_.crashed() ? machine_.reboot() : machine_.restart();
}

void SqliteStorage::crash() {
  machine_.crash();
  queries_.reset();
  store_.reset();
  machine_.reboot();
}

engine::ports::Queries* SqliteStorage::queries() {
  if (!queries_ && store_) {
    auto opened = store_->open_queries();
    if (opened) queries_ = std::move(opened).value();
  }
  return queries_.get();
}

/// I6: the chain of the journal, and SQLite's own opinion of its file.
std::string SqliteStorage::verify() {
  const auto verified = sqlite::verify_journal(store_->connection());
  if (!verified) return verified.error().detail;
  if (!verified->sound()) return verified->faults.front();
  const auto pages = sqlite::check_integrity(store_->connection());
  if (!pages) return pages.error().detail;
  return pages->empty() ? std::string() : pages->front();
}

bool SqliteStorage::holds(std::string_view bytes) {
  const auto names = machine_.disk().names();
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto file = machine_.disk().find(name);
    return file && file->read(0, file->size()).find(bytes) != std::string_view::npos;
  });
}

void SqliteStorage::plan(const Fault& fault) {
  planned_.push_back(fault);
  machine_.faults().plan(fault);
}

void SqliteStorage::harm(std::string_view name, std::int64_t touches) {
  if (name == "clear") return heal();
  const auto* const found = std::find_if(harms.begin(), harms.end(),
                                         [name](const Named& each) { return each.name == name; });
  if (found == harms.end()) return;
  const auto ahead = static_cast<std::uint64_t>(std::max<std::int64_t>(touches, 1));
  plan({.damage = found->damage,
        .point = machine_.faults().passed() + ahead,
        .for_ever = found->for_ever,
        .crash_after = found->then_crash ? 1 + ahead % crash_spread : 0});
}

void SqliteStorage::calm(bool calm) {
  auto& faults = machine_.faults();
  if (calm) {
    std::erase_if(planned_, [&](const Fault& fault) {
      return !fault.for_ever && fault.point <= faults.passed();
    });
    faults.clear();
  } else {
    for (const Fault& fault : planned_) faults.plan(fault);
  }
}

void SqliteStorage::heal() {
  planned_.clear();
  machine_.faults().clear();
}

}  // namespace sim
