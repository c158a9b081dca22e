// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/case_rows.hpp"

#include "adapters/memory/matches.hpp"

namespace adapters::memory {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Error;
using engine::Result;

Result<void> CaseRows::project(const ports::Projection& projection) {
  const std::lock_guard lock(data_.mutex);
  if (const auto fault = data_.next_operation()) return Error(fault->code, "the test asked for it");
  for (const ports::StoredCasePtr& stored : projection.cases) {
    data_.cases.insert_or_assign(stored->state.id, stored);
  }
  data_.trail.insert(projection.trail.begin(), projection.trail.end());
  data_.projected_through = projection.through;
  return {};
}

Result<std::optional<model::Case>> CaseRows::load(model::CaseId id) {
  const std::lock_guard lock(data_.mutex);
  const auto found = data_.cases.find(id);
  if (found == data_.cases.end()) return std::optional<model::Case>();
  return std::optional(found->second->state);
}

Result<model::Sequence> CaseRows::projected_through() {
  const std::lock_guard lock(data_.mutex);
  return data_.projected_through;
}

Result<void> CaseRows::visit_open(const std::function<void(model::Case)>& visit) {
  for (const ports::StoredCasePtr& stored : held({.visible = {.everything = true}})) {
    if (stored->row.open) visit(stored->state);
  }
  return {};
}

Result<void> CaseRows::visit(const model::ListFilter& filter,
                             const std::function<void(ports::StoredCase)>& visit) {
  for (const ports::StoredCasePtr& stored : held(filter)) visit(*stored);
  return {};
}

std::vector<ports::StoredCasePtr> CaseRows::held(const model::ListFilter& filter) {
  std::vector<ports::StoredCasePtr> all;
  const std::lock_guard lock(data_.mutex);
  for (const auto& [id, stored] : data_.cases) {
    if (matches(filter, stored->row)) all.push_back(stored);
  }
  return all;
}

}  // namespace adapters::memory
