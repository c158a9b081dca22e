// SPDX-License-Identifier: Apache-2.0
#pragma once

// The journal in memory.
//
// Floor: adapters/memory.

#include "adapters/memory/data.hpp"

namespace adapters::memory {

class Journal final : public engine::ports::Journal {
 public:
  explicit Journal(Data& data) : data_(data) {}

  engine::Result<void> append(const engine::ports::Batch& batch) override;
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override;
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override;
  bool may_hold(const engine::ports::IdempotencyKey& key) const override;
  engine::Result<engine::ports::JournalEnd> end() override;
  engine::Result<void> forget_answers(engine::Instant before) override;

 private:
  [[nodiscard]] engine::Result<void> check(const engine::ports::Batch& batch) const;
  void write(const engine::ports::Batch& batch);

  Data& data_;
};

}  // namespace adapters::memory
