// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cases as rows: a fold of the journal, written behind it, caught up at recovery and before any
// list is read. Losing them all costs a replay, nothing else.
//
// Floor:   ports.
// Threads: as Journal; `Queries` are for any thread, one object each.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/model/filter.hpp"
#include "engine/model/record.hpp"
#include "engine/model/row.hpp"

namespace engine::ports {

struct StoredCase {
  model::Case state;
  model::Row row;
};

/// Whoever reads a case shares it; whoever changes one makes another.
using StoredCasePtr = std::shared_ptr<const StoredCase>;

[[nodiscard]] inline StoredCasePtr shared(StoredCase stored) {
  return std::make_shared<const StoredCase>(std::move(stored));
}

struct Projection {
  model::Sequence through;           ///< The rows reflect the journal up to here, or further.
  std::vector<StoredCasePtr> cases;  ///< Each changed case once, in its last state.
  /// Which batches hold records of which case: (case, first sequence of the batch).
  std::vector<std::pair<model::CaseId, model::Sequence>> trail;
};

class CaseRows {
 public:
  CaseRows() = default;
  CaseRows(const CaseRows&) = delete;
  CaseRows& operator=(const CaseRows&) = delete;
  virtual ~CaseRows() = default;

  /// Errc::storage_full, Errc::unavailable  Nothing was written; try again later.
  virtual Result<void> project(const Projection& projection) = 0;
  virtual Result<std::optional<model::Case>> load(model::CaseId id) = 0;
  virtual Result<model::Sequence> projected_through() = 0;
  /// Every open case, in id order.
  virtual Result<void> visit_open(const std::function<void(model::Case)>& visit) = 0;
  /// Every row that the filter lets pass, in id order. A default filter sees nothing: say who sees.
  virtual Result<void> visit(const model::ListFilter& filter,
                             const std::function<void(StoredCase)>& visit) = 0;
  /// Every row, open or not, in id order: for `shao verify`.
  Result<void> visit_all(const std::function<void(StoredCase)>& each) {
    model::ListFilter everything;
    everything.visible.everything = true;
    return visit(everything, each);
  }
};

/// Most urgent first: by due instant (none last), then by id. The cursor is the last row's key.
struct Page {
  std::size_t limit = 50;
  std::optional<std::string> cursor;  ///< Opaque; Errc::invalid_input if it was not ours.
};

struct Listed {
  std::vector<model::CaseId> ids;
  std::optional<std::string> next;
};

class Queries {
 public:
  Queries() = default;
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;
  virtual ~Queries() = default;

  virtual Result<Listed> list(const model::ListFilter& filter, const Page& page) = 0;
  virtual Result<std::uint64_t> count(const model::ListFilter& filter) = 0;
  /// Counts by the values of one column: grid area unit category level stage severity.
  virtual Result<std::map<std::string, std::uint64_t>> count_by(const model::ListFilter& filter,
                                                                const std::string& column) = 0;
  virtual Result<std::vector<StoredCase>> load(const std::vector<model::CaseId>& ids) = 0;
  /// All records of one case, in order.
  virtual Result<std::vector<model::Record>> trail(model::CaseId id) = 0;
  /// As Journal::read, over this reader's own connection.
  virtual Result<std::vector<model::Record>> journal(model::Sequence from,
                                                     std::size_t max_batches) = 0;
};

}  // namespace engine::ports
