// SPDX-License-Identifier: Apache-2.0
#pragma once

// The store of a world: what outlives the process. The engine sees its ports; the world opens it,
// closes it, and cuts its power.
//
// Floor: tests/sim.

#include <memory>

#include "engine/base/result.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"

namespace sim {

class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;

  /// As a starting process does. The ports live until close() or crash().
  [[nodiscard]] virtual engine::Result<void> open() = 0;
  virtual void close() = 0;
  /// The process is gone, and with it whatever was not durable.
  virtual void crash() = 0;
  [[nodiscard]] virtual engine::ports::Journal& journal() = 0;
  [[nodiscard]] virtual engine::ports::CaseRows& rows() = 0;
  [[nodiscard]] virtual std::unique_ptr<engine::ports::Queries> queries() = 0;
  /// What a quiet moment is used for: moving a log into its database.
  virtual void rest() {}
  /// What the store's own check of itself finds wrong, in words; empty: nothing.
  [[nodiscard]] virtual std::string verify() { return {}; }
  /// From now on nothing fails that is asked of it.
  virtual void heal() {}
};

}  // namespace sim
