// SPDX-License-Identifier: Apache-2.0
#pragma once

// The journal in SQLite: a batch is one row, so that a commit costs one page or two whatever the
// number of open cases.
//
// Floor:   adapters/sqlite.
// Threads: the writer's.

#include "adapters/codec/chain.hpp"
#include "adapters/sqlite/answers.hpp"
#include "adapters/sqlite/connection.hpp"
#include "engine/ports/journal.hpp"

namespace adapters::sqlite {

class Journal final : public engine::ports::Journal {
 public:
  /// The connection must outlive the journal; a read-only one will do for reading.
  [[nodiscard]] static engine::Result<std::unique_ptr<Journal>> open(const Connection& connection);

  engine::Result<void> append(const engine::ports::Batch& batch) override;
  engine::Result<std::vector<engine::model::Record>> read(engine::model::Sequence from,
                                                          std::size_t max_batches) override;
  engine::Result<std::optional<engine::ports::KeptAnswer>> answer(
      const engine::ports::IdempotencyKey& key) override {
    return answers_.find(key);
  }
  bool may_hold(const engine::ports::IdempotencyKey& key) const override {
    return answers_.may_hold(key);
  }
  engine::Result<engine::ports::JournalEnd> end() override { return end_; }
  engine::Result<void> forget_answers(engine::Instant before) override;

 private:
  explicit Journal(const Connection& connection) : connection_(connection), answers_(connection) {}
  [[nodiscard]] engine::Result<void> prepare();
  [[nodiscard]] engine::Result<void> read_end();
  [[nodiscard]] bool follows(const engine::ports::Batch& batch) const;
  [[nodiscard]] codec::BatchHead head_of(const engine::ports::Batch& batch) const;
  [[nodiscard]] engine::Result<void> write_row(const codec::BatchHead& head,
                                               const codec::Hash& hash, std::string_view payload);
  [[nodiscard]] engine::Result<void> write_reporters(const engine::ports::Batch& batch);
  [[nodiscard]] engine::Result<void> write_photos(const engine::ports::Batch& batch);
  [[nodiscard]] engine::Result<void> write_beside(const engine::model::Record& record);

  const Connection& connection_;
  Answers answers_;
  Statement insert_, select_, insert_reporter_;
  Statement insert_photo_, attach_photo_, erase_reporter_;
  engine::ports::JournalEnd end_;
  codec::Hash hash_ = codec::chain_start;  ///< Of the last batch.
};

}  // namespace adapters::sqlite
