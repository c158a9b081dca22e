// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lists, counts and histories, over a read-only connection of its own.
//
// Floor:   adapters/sqlite.
// Threads: one at a time; each reader thread opens its own.

#include "adapters/sqlite/connection.hpp"
#include "engine/ports/case_rows.hpp"

namespace adapters::sqlite {

class Queries final : public engine::ports::Queries {
 public:
  [[nodiscard]] static engine::Result<std::unique_ptr<Queries>> open(
      const ConnectionOptions& options);

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
  explicit Queries(Connection connection) : connection_(std::move(connection)) {}
  [[nodiscard]] engine::Result<void> prepare();

  Connection connection_;
  Statement select_case_, select_timers_, select_trail_, select_journal_;
};

}  // namespace adapters::sqlite
