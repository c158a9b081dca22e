// SPDX-License-Identifier: Apache-2.0
#pragma once

// A writer without a thread, which does its work as late as it may: the next commit is always
// decided before the last one is written, and yet the same run goes the same way again.
//
// Floor: tests/sim.

#include <utility>

#include "engine/runtime/writer.hpp"

namespace sim {

class LateWriter final : public engine::runtime::Writer {
 public:
  void begin(std::function<void()> work) override { work_ = std::move(work); }
  void end() override {
    if (const auto work = std::exchange(work_, nullptr)) work();
  }
  [[nodiscard]] bool idle() const override { return !work_; }

 private:
  std::function<void()> work_;
};

}  // namespace sim
