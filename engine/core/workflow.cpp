// SPDX-License-Identifier: Apache-2.0
#include "engine/core/workflow.hpp"

#include <algorithm>

#include "engine/base/planted.hpp"

namespace engine::core {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

model::Outward Workflow::outward(const std::vector<std::string>& configuration) const {
  model::Outward says;
  for (const std::string& id : configuration) {
    const auto index = chart->find(id);
    if (!index) continue;
    // Document order puts a state after those around it, so the deepest speaks last.
    const StateMeaning& meaning = states[*index];
    if (!meaning.stage.empty()) says.stage = meaning.stage;
    if (!meaning.level.empty()) says.level = meaning.level;
    const bool unheard = PLANTED("inner_owner_unheard") && !says.owner.empty();
    if (!meaning.owner.empty() && !unheard) says.owner = meaning.owner;
    for (const std::string& queue : meaning.queues) {
      if (!contains(says.queues, queue)) says.queues.push_back(queue);
    }
  }
  if (says.owner == "none") says.owner.clear();
  return says;
}

void Workflows::add(WorkflowPtr workflow) {
  by_name_[workflow->name][workflow->version] = std::move(workflow);
}

const Workflow* Workflows::find(const model::WorkflowRef& ref) const {
  const auto versions = by_name_.find(ref.name);
  if (versions == by_name_.end()) return nullptr;
  const auto found = versions->second.find(ref.version);
  return found == versions->second.end() ? nullptr : found->second.get();
}

const Workflow* Workflows::newest(std::string_view name) const {
  const auto versions = by_name_.find(name);
  if (versions == by_name_.end() || versions->second.empty()) return nullptr;
  return versions->second.rbegin()->second.get();
}

std::vector<const Workflow*> Workflows::older_than(const Workflow& workflow) const {
  std::vector<const Workflow*> older;
  const auto versions = by_name_.find(workflow.name);
  if (versions == by_name_.end()) return older;
  for (const auto& [version, each] : versions->second) {
    if (version < workflow.version) older.push_back(each.get());
  }
  return older;
}

std::vector<const Workflow*> Workflows::all() const {
  std::vector<const Workflow*> newest_of_each;
  for (const auto& [name, versions] : by_name_) {
    if (!versions.empty()) newest_of_each.push_back(versions.rbegin()->second.get());
  }
  return newest_of_each;
}

}  // namespace engine::core
