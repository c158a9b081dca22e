// SPDX-License-Identifier: Apache-2.0
#pragma once

// The journal: an append-only list of records, and the only source of truth. The append is the
// commit: state, replies and listeners come after it.
//
// Floor:   ports. May include base and model, nothing else.
// Time:    never reads a clock; `at` comes from the caller.
// Threads: one thread calls; a call may block it until the disk has answered.
// Errors:  returned, never thrown. Each code says what the caller can do about it.
// Source:  ADR 0001 (one blob row a batch), ADR 0007 (answers beside the records).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/model/photo.hpp"
#include "engine/model/record.hpp"

namespace engine::ports {

/// The answer that a caller got, kept so that a repeat gets it again byte for byte.
struct Answer {
  std::uint16_t status = 0;
  std::string body, location, etag;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct IdempotencyKey {
  std::string scope;  ///< The caller's login: keys of two callers never meet.
  std::string key;

  friend auto operator<=>(const IdempotencyKey&, const IdempotencyKey&) = default;
};

using Fingerprint = std::array<std::uint8_t, 32>;

struct KeptAnswer {
  IdempotencyKey key;
  Fingerprint
      fingerprint{};  ///< SHA-256 of the request: the same key with another body is refused.
  Instant at;
  Answer answer;

  friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

struct KeptReporter {
  model::CaseId subject;
  model::Reporter reporter;
};

/// What one commit writes: all of it, or nothing.
struct Batch {
  Instant at;
  std::vector<model::Record> records;  ///< Their sequences follow the journal's last without a gap.
  std::vector<KeptAnswer> answers;
  std::vector<KeptReporter> reporters;
  std::vector<model::Photo> photos;  ///< Taken in; those that a record attaches are marked so.
};

struct JournalEnd {
  model::Sequence last;  ///< None in an empty journal.
  Instant at;            ///< Of the last batch.
  model::CaseId last_case;
};

class Journal {
 public:
  Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  virtual ~Journal() = default;

  /// Makes all of `batch` durable, or none of it. After a value, a power cut loses nothing.
  ///
  /// Errc::version_conflict  Another writer appended first. Reload and decide again.
  /// Errc::storage_full      Nothing was written. Refuse commands, go on answering reads.
  /// Errc::outcome_unknown   It may have been written. Stop and recover before any retry.
  virtual Result<void> append(const Batch& batch) = 0;

  /// Up to `max_batches` whole batches' records, beginning with the batch that holds `from`; none
  /// beyond the end.
  virtual Result<std::vector<model::Record>> read(model::Sequence from,
                                                  std::size_t max_batches) = 0;

  virtual Result<std::optional<KeptAnswer>> answer(const IdempotencyKey& key) = 0;
  /// From any thread, also while append() is under way on another: false if surely no answer that
  /// was appended is kept under the key. Almost no command is a repeat.
  [[nodiscard]] virtual bool may_hold(const IdempotencyKey& key) const = 0;

  virtual Result<JournalEnd> end() = 0;

  /// Forgets answers older than `before`, at most bounds::answers_forgotten_max: call it often.
  virtual Result<void> forget_answers(Instant before) = 0;
};

}  // namespace engine::ports
