// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cases as rows in SQLite, with the index of their texts and the trail to their batches.
//
// Floor:   adapters/sqlite.
// Threads: the writer's.

#include "adapters/sqlite/connection.hpp"
#include "engine/ports/case_rows.hpp"

namespace adapters::sqlite {

class CaseRows final : public engine::ports::CaseRows {
 public:
  /// The connection must outlive the rows; a read-only one will do for reading.
  [[nodiscard]] static engine::Result<std::unique_ptr<CaseRows>> open(const Connection& connection);

  engine::Result<void> project(const engine::ports::Projection& projection) override;
  engine::Result<std::optional<engine::model::Case>> load(engine::model::CaseId id) override;
  engine::Result<engine::model::Sequence> projected_through() override;
  engine::Result<void> visit_open(const std::function<void(engine::model::Case)>& visit) override;
  engine::Result<void> visit(const engine::model::ListFilter& filter,
                             const std::function<void(engine::ports::StoredCase)>& visit) override;

  /// Drops every row: the next recovery folds the whole journal anew.
  [[nodiscard]] engine::Result<void> clear();

 private:
  explicit CaseRows(const Connection& connection) : connection_(connection) {}
  [[nodiscard]] engine::Result<void> prepare();
  [[nodiscard]] engine::Result<void> write(const engine::ports::StoredCase& stored);
  [[nodiscard]] engine::Result<void> index_text(const engine::model::Row& row);
  [[nodiscard]] engine::Result<void> write_timers(const engine::model::Row& row);
  [[nodiscard]] engine::Result<std::optional<engine::model::Sequence>> batch_of(
      engine::model::Sequence sequence);
  [[nodiscard]] engine::Result<void> write_trail(const engine::ports::Projection& projection);

  const Connection& connection_;
  Statement upsert_, exists_, index_, delete_timers_, insert_timer_, select_batch_, insert_trail_,
      set_mark_;
  Statement select_state_, select_mark_, select_timers_;
};

}  // namespace adapters::sqlite
