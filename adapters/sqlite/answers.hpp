// SPDX-License-Identifier: Apache-2.0
#pragma once

// The answers kept for repeats: a row for those of each commit, and the hashes of their keys in
// front, from which the index in memory is made at the start.
//
// Floor:   adapters/sqlite; private to it.
// Threads: may_hold() any; the rest as the connection.

#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/sqlite/answer_index.hpp"
#include "adapters/sqlite/connection.hpp"
#include "adapters/sqlite/statement.hpp"

namespace adapters::sqlite {

class Answers {
 public:
  explicit Answers(const Connection& connection) : connection_(connection) {}

  /// Prepares, and reads the keys; takes over what a file of an older version holds.
  [[nodiscard]] engine::Result<void> open();

  /// Inside the caller's transaction; known once committed() is called.
  /// Errc::version_conflict  An answer is kept under one of the keys already.
  [[nodiscard]] engine::Result<void> write(const std::vector<engine::ports::KeptAnswer>& answers);
  void committed();

  [[nodiscard]] bool may_hold(const engine::ports::IdempotencyKey& key) const;
  [[nodiscard]] engine::Result<std::optional<engine::ports::KeptAnswer>> find(
      const engine::ports::IdempotencyKey& key);
  /// The oldest commits' answers, if they are older than `before`; of so many commits at most.
  [[nodiscard]] engine::Result<void> forget(engine::Instant before, std::size_t most);

 private:
  struct Written {
    std::int64_t id = 0;
    std::vector<std::int64_t> hashes;
  };

  [[nodiscard]] engine::Result<void> prepare();
  [[nodiscard]] engine::Result<void> take_over();
  [[nodiscard]] engine::Result<void> read_keys();
  [[nodiscard]] engine::Result<std::vector<Written>> older_than(engine::Instant before,
                                                                std::size_t most);

  const Connection& connection_;
  Statement insert_, select_, select_oldest_, forget_;
  AnswerIndex index_;
  std::int64_t last_ = 0;
  Written written_;  ///< And not committed yet.
};

}  // namespace adapters::sqlite
