// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a store in memory holds: the "disk" of tests and simulations. It outlives the ports over it,
// so that a reopened store finds what was written; it dies with the process.
//
// Floor:   adapters/memory.
// Threads: every port takes the mutex.

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/ports/accounts.hpp"
#include "engine/ports/audit.hpp"
#include "engine/ports/beside.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/journal.hpp"

namespace adapters::memory {

/// One operation that fails. Operations count from 1 over all writing ports of one Data.
struct Fault {
  std::uint64_t operation = 0;  ///< 0: none fails.
  engine::Errc code = engine::Errc::unavailable;
  bool written = false;  ///< With outcome_unknown: it was written all the same.
};

struct Data {
  std::mutex mutex;

  std::vector<engine::ports::Batch> batches;  ///< Their records only.
  std::map<engine::ports::IdempotencyKey, engine::ports::KeptAnswer> answers;
  std::map<engine::model::CaseId, engine::model::Reporter> reporters;
  std::map<std::string, engine::ports::KeptPhoto> photos;

  engine::model::Sequence projected_through;
  std::map<engine::model::CaseId, engine::ports::StoredCasePtr> cases;
  std::set<std::pair<engine::model::CaseId, engine::model::Sequence>> trail;

  std::map<engine::directory::Login, engine::ports::Account> accounts;
  std::map<engine::ports::SecretHash, engine::ports::Credential> credentials;

  std::vector<engine::ports::Deed> deeds;

  Fault fault;
  std::uint64_t operations = 0;
  bool unknown = false;  ///< A commit's outcome is not known: the journal takes no more.

  /// Counts one writing operation; the fault if it is this one's turn.
  [[nodiscard]] std::optional<Fault> next_operation();
  /// Whole batches' records, beginning with the batch that holds `from`.
  [[nodiscard]] std::vector<engine::model::Record> read(engine::model::Sequence from,
                                                        std::size_t max_batches);
  /// What a new process finds: the data, and a journal that writes again.
  void reopen() { unknown = false; }
};

}  // namespace adapters::memory
