// SPDX-License-Identifier: Apache-2.0
#pragma once

// The store of a world: what outlives the process. The engine sees its ports; the world opens it,
// closes it, and cuts its power.
//
// Floor: tests/sim.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/ports/beside.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"

namespace sim {

class Storage {
 public:
  Storage() = default;
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  virtual ~Storage() = default;

  /// As a starting process does. The ports live until close() or crash().
  [[nodiscard]] virtual engine::Result<void> open() = 0;
  /// The process is gone, the machine is not.
  virtual void close() = 0;
  /// The power is gone, and with it whatever was not durable.
  virtual void crash() = 0;
  [[nodiscard]] virtual engine::ports::Journal& journal() = 0;
  [[nodiscard]] virtual engine::ports::CaseRows& rows() = 0;
  [[nodiscard]] virtual engine::ports::Photos& photos() = 0;
  [[nodiscard]] virtual engine::ports::Reporters& reporters() = 0;
  /// Null if none can be had now.
  [[nodiscard]] virtual engine::ports::Queries* queries() = 0;
  /// What a quiet moment is used for: moving a log into its database.
  [[nodiscard]] virtual engine::Result<void> rest() { return {}; }
  /// Whether these bytes lie anywhere on its disk, in use or not.
  [[nodiscard]] virtual bool holds(std::string_view bytes) { return (void)bytes, false; }
  /// What the store's own check of itself finds wrong, in words; empty: nothing.
  [[nodiscard]] virtual std::string verify() { return {}; }
  // Of a store with a disk that can be harmed:
  [[nodiscard]] virtual bool has_disk() const { return false; }
  /// From the `touches`-th touch of the disk on, it does this harm; "clear" ends what lasts.
  virtual void harm(std::string_view name, std::int64_t touches) { (void)name, (void)touches; }
  /// While the world itself looks at the disk nothing strikes; what is planned strikes after.
  virtual void calm(bool calm) { (void)calm; }
  [[nodiscard]] virtual std::uint64_t touches() { return 0; }
  [[nodiscard]] virtual std::uint64_t struck() { return 0; }
  /// The power was cut in the middle of an operation.
  [[nodiscard]] virtual bool dead() const { return false; }
  /// From now on nothing fails that is asked of it.
  virtual void heal() {}
};

using MakeStorage = std::function<std::unique_ptr<Storage>(std::uint64_t seed)>;

}  // namespace sim
