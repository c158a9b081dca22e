// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cases whose rows are behind them, and which of those are of a category: who counts would
// else walk them all.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/directory/codes.hpp"
#include "engine/model/ids.hpp"
#include "engine/model/row.hpp"

namespace engine::runtime {

class Unwritten {
 public:
  void add(const model::Row& row);
  void clear();

  [[nodiscard]] std::size_t size() const { return categories_.size(); }
  [[nodiscard]] bool empty() const { return categories_.empty(); }
  [[nodiscard]] bool contains(model::CaseId id) const { return categories_.contains(id); }
  /// In no order.
  [[nodiscard]] std::vector<model::CaseId> ids() const;
  /// Takes so many out that had ended when they were added last; none, unless there are as many.
  [[nodiscard]] std::vector<model::CaseId> take_ended(std::size_t count);
  /// Each once, in no order: those of these categories, or of any where none is named.
  void visit(const std::vector<directory::CategoryCode>& categories,
             const std::function<void(model::CaseId)>& each) const;

 private:
  using Kin = std::unordered_map<std::string, std::unordered_set<model::CaseId>>;

  void remove(model::CaseId id);

  Kin kin_;                          ///< By category.
  std::deque<model::CaseId> ended_;  ///< Some of them twice, or written meanwhile.
  std::unordered_map<model::CaseId, Kin::pointer> categories_;
};

}  // namespace engine::runtime
