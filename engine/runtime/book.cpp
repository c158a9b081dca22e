// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/book.hpp"

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/routing.hpp"
#include "engine/core/row.hpp"

namespace engine::runtime {

ports::StoredCasePtr Book::find(model::CaseId id) {
  if (const auto found = cases_.find(id); found != cases_.end()) return found->second;
  auto loaded = rows_.load(id);
  if (!loaded) trouble_ = loaded.error();
  if (!loaded || !loaded.value()) return nullptr;
  model::Case state = std::move(*loaded.value());
  model::Row row = core::row_of(state);
  auto stored = ports::shared({std::move(state), std::move(row)});
  put(stored);
  return stored;
}

void Book::put(ports::StoredCasePtr stored) {
  const model::CaseId id = stored->state.id;
  const bool is_open = stored->state.open();
  const auto found = cases_.find(id);
  const bool was_open = found != cases_.end() && found->second->state.open();
  if (!is_open) ended_.push_back(id);
  if (stored->state.kind == core::routing_kind) note_rule(stored->state);
  open_count_ = open_count_ + (is_open ? 1U : 0U) - (was_open ? 1U : 0U);
  cases_.insert_or_assign(id, std::move(stored));
}

void Book::note_rule(const model::Case& state) {
  auto& rules = rules_[state.text("category")];
  std::erase(rules, state.id);
  if (state.open() && !PLANTED("rules_forgotten")) rules.push_back(state.id);
}

const std::vector<model::CaseId>& Book::rules(const std::string& category) const {
  static const std::vector<model::CaseId> none;
  const auto found = rules_.find(category);
  return found == rules_.end() ? none : found->second;
}

void Book::visit_open(const std::function<void(const model::Case&)>& visit) const {
  for (const auto& [id, stored] : cases_) {
    if (stored->state.open()) visit(stored->state);
  }
}

void Book::forget_ended(const Unwritten& unwritten) {
  std::erase_if(ended_, [&](model::CaseId id) {
    if (unwritten.contains(id)) return false;
    // A replay sees a new case that does not run yet, before the record that starts it.
    const auto found = cases_.find(id);
    if (found != cases_.end() && !found->second->state.open()) cases_.erase(found);
    return true;
  });
}

}  // namespace engine::runtime
