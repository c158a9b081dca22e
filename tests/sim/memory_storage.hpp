// SPDX-License-Identifier: Apache-2.0
#pragma once

// The store in memory as a disk that never forgets what it was given.
//
// Floor: tests/sim.

#include "adapters/memory/store.hpp"
#include "tests/sim/storage.hpp"

namespace sim {

class MemoryStorage final : public Storage {
 public:
  engine::Result<void> open() override {
    store_.data().reopen();
    return {};
  }
  void close() override {}
  void crash() override {}
  engine::ports::Journal& journal() override { return store_.journal(); }
  engine::ports::CaseRows& rows() override { return store_.rows(); }
  engine::ports::Photos& photos() override { return store_.photos(); }
  engine::ports::Reporters& reporters() override { return store_.reporters(); }
  engine::ports::Queries* queries() override { return queries_.get(); }

 private:
  adapters::memory::Store store_;
  std::unique_ptr<engine::ports::Queries> queries_ = store_.open_queries();
};

}  // namespace sim
