// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cases in memory: every open one, and those ended ones that somebody asked for lately.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/model/case.hpp"
#include "engine/model/row.hpp"
#include "engine/ports/case_rows.hpp"
#include "engine/runtime/unwritten.hpp"

namespace engine::runtime {

class Book {
 public:
  explicit Book(ports::CaseRows& rows) : rows_(rows) {}

  /// Null where there is no such case, or where it couldn't be read: take_trouble() tells which.
  [[nodiscard]] ports::StoredCasePtr find(model::CaseId id);
  /// Whether find() needs no look into the store for it.
  [[nodiscard]] bool holds(model::CaseId id) const { return cases_.contains(id); }
  /// What went wrong in a find() since the last call: nothing that was decided on may stand.
  [[nodiscard]] std::optional<Error> take_trouble() {
    return std::exchange(trouble_, std::nullopt);
  }
  void put(ports::StoredCasePtr stored);
  /// Lets go of the ended cases but those whose rows are not written: `find` loads them again.
  void forget_ended(const Unwritten& unwritten);
  void visit_open(const std::function<void(const model::Case&)>& visit) const;
  [[nodiscard]] std::size_t open_count() const { return open_count_; }
  /// The open cases of the kind core::routing_kind that speak of this category.
  [[nodiscard]] const std::vector<model::CaseId>& rules(const std::string& category) const;

 private:
  void note_rule(const model::Case& state);

  ports::CaseRows& rows_;
  std::unordered_map<model::CaseId, ports::StoredCasePtr> cases_;
  std::vector<model::CaseId> ended_;                         ///< Of those in memory.
  std::map<std::string, std::vector<model::CaseId>> rules_;  ///< By category.
  std::size_t open_count_ = 0;
  std::optional<Error> trouble_;
};

}  // namespace engine::runtime
