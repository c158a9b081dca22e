// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/chart.hpp"

#include <algorithm>

#include "engine/chart/compiled.hpp"

namespace engine::chart {

std::string_view Annotations::get(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? std::string_view{} : std::string_view(found->value);
}

bool Annotations::has(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.name == name; });
}

bool matches(std::string_view descriptor, std::string_view event) {
  if (descriptor == "*" || descriptor == ".*") return true;
  if (descriptor.ends_with(".*")) descriptor.remove_suffix(2);
  if (descriptor.ends_with('.')) descriptor.remove_suffix(1);
  return event.starts_with(descriptor) &&
         (event.size() == descriptor.size() || event[descriptor.size()] == '.');
}

Chart::Chart(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Chart::~Chart() = default;

const std::string& Chart::name() const { return compiled_->name; }
const Annotations& Chart::annotations() const { return compiled_->annotations; }
const std::vector<StateView>& Chart::states() const { return compiled_->state_views; }
const std::vector<TransitionView>& Chart::transitions() const {
  return compiled_->transition_views;
}

std::optional<StateIndex> Chart::find(std::string_view state_id) const {
  const auto found = compiled_->state_names.find(state_id);
  if (found == compiled_->state_names.end()) return std::nullopt;
  return found->second;
}

}  // namespace engine::chart
