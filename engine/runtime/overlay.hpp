// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a batch would change, before it is committed: the cases as they would be, and the records
// that make them so. A command works on an overlay of its own, which is merged or thrown away.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/core/decide.hpp"
#include "engine/model/record.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/ports/surroundings.hpp"

namespace engine::runtime {

/// Where the next records and cases are numbered.
struct Counters {
  model::Sequence last;
  model::CaseId last_case;
};

class Overlay {
 public:
  using Below = std::function<ports::StoredCasePtr(model::CaseId)>;

  /// `below` finds what this overlay has not changed.
  Overlay(Below below, Counters counters)
      : below_(std::move(below)), last_below_(counters.last_case), counters_(counters) {}

  /// Null where there is no such case.
  [[nodiscard]] ports::StoredCasePtr find(model::CaseId id) const;
  /// Null where this overlay has not changed it.
  [[nodiscard]] ports::StoredCasePtr changed(model::CaseId id) const;
  [[nodiscard]] model::CaseId next_case() const { return counters_.last_case.next(); }

  /// Folds a decision on one case in. Without events nothing changes.
  void accept(model::CaseId id, core::Decided& decided, Instant at);
  /// Takes over all that the other overlay, which stands on this one, holds.
  void merge(Overlay&& upper);

  /// Whether a case took this photo in here.
  [[nodiscard]] bool attached(std::string_view photo) const {
    return photos_.contains(std::string(photo));
  }
  [[nodiscard]] const std::unordered_set<std::string>& photos() const { return photos_; }

  /// The cases of the kind core::routing_kind that were changed in here.
  [[nodiscard]] const std::vector<model::CaseId>& rules() const { return rules_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] bool empty() const { return records_.empty(); }
  [[nodiscard]] std::vector<model::Record> take_records() { return std::move(records_); }
  /// What listeners are told. `records` are those that take_records() gave, committed by now.
  [[nodiscard]] std::vector<ports::Change> take_changes(std::vector<model::Record> records);
  [[nodiscard]] std::unordered_map<model::CaseId, ports::StoredCasePtr>& cases() { return cases_; }

 private:
  struct Part {
    ports::Change change;  ///< Its records are still in records_, in the same order.
    std::size_t records = 0;
  };
  [[nodiscard]] model::Case fold(model::CaseId id, const ports::StoredCase* before,
                                 core::Decided& decided, Instant at);

  Below below_;
  model::CaseId last_below_;  ///< Nobody need look there for one that is numbered here.
  Counters counters_;
  std::unordered_map<model::CaseId, ports::StoredCasePtr> cases_;
  std::vector<model::Record> records_;
  std::vector<Part> changes_;
  std::vector<model::CaseId> rules_;
  std::unordered_set<std::string> photos_;  ///< Those that cases took in.
};

}  // namespace engine::runtime
