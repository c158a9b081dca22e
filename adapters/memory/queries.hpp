// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lists, counts and histories over a store in memory.
//
// Floor: adapters/memory.

#include "adapters/memory/data.hpp"

namespace adapters::memory {

class Queries final : public engine::ports::Queries {
 public:
  explicit Queries(Data& data) : data_(data) {}

  engine::Result<engine::ports::Listed> list(const engine::model::ListFilter& filter,
                                             const engine::ports::Page& page) override;
  engine::Result<std::uint64_t> count(const engine::model::ListFilter& filter) override;
  engine::Result<std::map<std::string, std::uint64_t>> count_by(
      const engine::model::ListFilter& filter, const std::string& column) override;
  engine::Result<std::vector<engine::ports::StoredCase>> load(
      const std::vector<engine::model::CaseId>& ids) override;
  engine::Result<std::vector<engine::model::Record>> trail(engine::model::CaseId id) override;
  engine::Result<std::vector<engine::model::Record>> journal(engine::model::Sequence from,
                                                             std::size_t max_batches) override;

 private:
  Data& data_;
};

}  // namespace adapters::memory
