// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/consistency.hpp"

#include <set>
#include <string>

namespace tools::shao {
namespace {

using engine::Faults;

std::set<std::string> held_roles(const engine::directory::County& county) {
  std::set<std::string> held;
  for (const auto& row : county.posts) held.emplace(engine::directory::to_string(row.post.role));
  return held;
}

void check_owners(const engine::core::Workflow& workflow, const std::set<std::string>& held,
                  const std::string& posts, Faults& faults) {
  std::set<std::string> missing;
  for (const auto& state : workflow.states) {
    if (state.owner.empty() || state.owner == "none" || state.owner == "resident") continue;
    if (!held.contains(state.owner)) missing.insert(state.owner);
  }
  for (const std::string& role : missing) {
    faults.push_back(
        {posts, 0, 0,
         "nobody holds the post " + role + ", on whom cases of " + workflow.name + " wait",
         "add a row with that role"});
  }
}

}  // namespace

Faults inconsistencies(const engine::directory::County& county,
                       const engine::core::Workflows& workflows,
                       const std::filesystem::path& config) {
  Faults faults;
  std::set<std::string> named;
  std::set<std::string> unknown;
  for (const auto& category : county.catalogue.categories()) {
    named.insert(category.workflow);
    if (!workflows.newest(category.workflow)) unknown.insert(category.workflow);
  }
  for (const std::string& name : unknown) {
    faults.push_back({(config / "categories.csv").string(), 0, 0,
                      "categories name the workflow '" + name + "', which does not exist",
                      "write " + name + ".scxml or name another"});
  }
  const auto held = held_roles(county);
  for (const auto* workflow : workflows.all()) {
    // What people raise, they raise by a category: without one this county has no such cases.
    if (!workflow->raised_by.empty() && !named.contains(workflow->name)) continue;
    check_owners(*workflow, held, (config / "posts.csv").string(), faults);
  }
  return faults;
}

}  // namespace tools::shao
