// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cases in memory: every open one, and those ended ones that somebody asked for lately.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <functional>
#include <unordered_map>

#include "engine/model/case.hpp"
#include "engine/model/row.hpp"
#include "engine/ports/case_rows.hpp"

namespace engine::runtime {

class Book {
 public:
  explicit Book(ports::CaseRows& rows) : rows_(rows) {}

  /// Null where there is no such case. The pointer holds until the next put() or forget_ended().
  [[nodiscard]] const ports::StoredCase* find(model::CaseId id);
  void put(ports::StoredCase stored);
  /// Lets go of ended cases whose rows are written: `find` loads them again.
  void forget_ended();
  void visit_open(const std::function<void(const model::Case&)>& visit) const;
  [[nodiscard]] std::size_t open_count() const { return open_count_; }

 private:
  ports::CaseRows& rows_;
  std::unordered_map<model::CaseId, ports::StoredCase> cases_;
  std::size_t open_count_ = 0;
};

}  // namespace engine::runtime
