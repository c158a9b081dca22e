// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cases as rows, in memory.
//
// Floor: adapters/memory.

#include "adapters/memory/data.hpp"

namespace adapters::memory {

class CaseRows final : public engine::ports::CaseRows {
 public:
  explicit CaseRows(Data& data) : data_(data) {}

  engine::Result<void> project(const engine::ports::Projection& projection) override;
  engine::Result<std::optional<engine::model::Case>> load(engine::model::CaseId id) override;
  engine::Result<engine::model::Sequence> projected_through() override;
  engine::Result<void> visit_open(const std::function<void(engine::model::Case)>& visit) override;
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& visit) override;

 private:
  [[nodiscard]] std::vector<engine::ports::StoredCasePtr> held(
      const engine::model::ListFilter& filter);

  Data& data_;
};

}  // namespace adapters::memory
