// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which answers are kept under which idempotency keys, in memory: on disk such an index costs every
// command a page of its own, since keys are random.
//
// Floor:   adapters/sqlite; private to it.
// Threads: any.
// Memory:  some 20 bytes an answer.

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "engine/ports/journal.hpp"

namespace adapters::sqlite {

class AnswerIndex {
 public:
  /// The first eight bytes of a SHA-256 over both parts; it stands in the table of answers too.
  [[nodiscard]] static std::int64_t hash_of(const engine::ports::IdempotencyKey& key);

  void add(std::int64_t hash, std::int64_t id);
  void drop(std::int64_t hash, std::int64_t id);
  /// The rows that have an answer with this hash: none or one, or more by a rare chance.
  [[nodiscard]] std::vector<std::int64_t> find(std::int64_t hash) const;
  [[nodiscard]] bool holds(std::int64_t hash) const;

 private:
  mutable std::mutex mutex_;
  boost::unordered_flat_map<std::int64_t, std::int64_t> ids_;
  std::multimap<std::int64_t, std::int64_t> more_;  ///< Whose hash is in ids_ already.
};

}  // namespace adapters::sqlite
