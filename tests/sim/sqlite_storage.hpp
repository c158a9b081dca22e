// SPDX-License-Identifier: Apache-2.0
#pragma once

// Real SQLite on a simulated machine, whose power is cut and whose disk fails at any touch.
//
// Floor: tests/sim.

#include <string>
#include <vector>

#include "adapters/sqlite/store.hpp"
#include "tests/sim/storage.hpp"
#include "tests/sim/vfs/sim_vfs.hpp"

namespace sim {

class SqliteStorage final : public Storage {
 public:
  /// `formatted` is a disk with empty tables on it.
  SqliteStorage(std::uint64_t seed, const Disk& formatted);
  /// Such a disk, made once for all.
  [[nodiscard]] static Disk format();

  engine::Result<void> open() override;
  void close() override;
  void crash() override;
  engine::ports::Journal& journal() override { return store_->journal(); }
  engine::ports::CaseRows& rows() override { return store_->rows(); }
  engine::ports::Photos& photos() override { return store_->photos(); }
  engine::ports::Reporters& reporters() override { return store_->reporters(); }
  engine::ports::Queries* queries() override;
  engine::Result<void> rest() override { return store_->checkpoint(); }
  std::string verify() override;
  [[nodiscard]] bool holds(std::string_view bytes) override;
  [[nodiscard]] bool has_disk() const override { return true; }
  void harm(std::string_view name, std::int64_t touches) override;
  void calm(bool calm) override;
  void heal() override;
  [[nodiscard]] bool dead() const override { return machine_.crashed(); }
  [[nodiscard]] std::uint64_t touches() override { return machine_.faults().passed(); }
  [[nodiscard]] std::uint64_t struck() override { return machine_.faults().struck(); }

 private:
  void plan(const Fault& fault);

  SimVfs machine_;
  std::vector<Fault> planned_;
  std::unique_ptr<adapters::sqlite::Store> store_;
  std::unique_ptr<engine::ports::Queries> queries_;
};

}  // namespace sim
