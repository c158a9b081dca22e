// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/unwritten.hpp"

namespace engine::runtime {

void Unwritten::add(const model::Row& row) {
  if (!row.open) ended_.push_back(row.id);
  auto& category = categories_[row.id];
  if (category && category->first == row.category) return;
  if (category) category->second.erase(row.id);
  category = &*kin_.try_emplace(row.category).first;
  category->second.insert(row.id);
}

void Unwritten::clear() {
  categories_.clear();
  kin_.clear();
  ended_.clear();
}

void Unwritten::remove(model::CaseId id) {
  const auto found = categories_.find(id);
  found->second->second.erase(id);
  categories_.erase(found);
}

std::vector<model::CaseId> Unwritten::take_ended(std::size_t count) {
  std::vector<model::CaseId> list;
  if (ended_.size() < count) return list;
  while (!ended_.empty() && list.size() < count) {
    const model::CaseId id = ended_.front();
    ended_.pop_front();
    if (!contains(id)) continue;
    remove(id);
    list.push_back(id);
  }
  return list;
}

std::vector<model::CaseId> Unwritten::ids() const {
  std::vector<model::CaseId> list;
  list.reserve(size());
  for (const auto& [id, category] : categories_) list.push_back(id);
  return list;
}

void Unwritten::visit(const std::vector<directory::CategoryCode>& categories,
                      const std::function<void(model::CaseId)>& each) const {
  if (categories.empty()) {
    for (const auto& [id, category] : categories_) each(id);
  }
  for (const auto& category : categories) {
    const auto found = kin_.find(category.str());
    if (found == kin_.end()) continue;
    for (const model::CaseId id : found->second) each(id);
  }
}

}  // namespace engine::runtime
