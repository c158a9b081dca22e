// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/limit_table.hpp"

#include <algorithm>
#include <utility>

namespace engine::directory {
namespace {

/// The category outweighs whistle and severity together, the whistle the severity.
int specificity(const LimitRow& row) {
  return (row.category.empty() ? 0 : 4) + (row.whistle.empty() ? 0 : 2) +
         (row.severity == 0 ? 0 : 1);
}

bool fits(const LimitRow& row, std::string_view category, std::string_view whistle, int severity) {
  return (row.category.empty() || row.category == category) &&
         (row.whistle.empty() || row.whistle == whistle) &&
         (row.severity == 0 || row.severity == severity);
}

}  // namespace

LimitTable::LimitTable(std::vector<LimitRow> rows) : rows_(std::move(rows)) {
  std::stable_sort(rows_.begin(), rows_.end(), [](const LimitRow& one, const LimitRow& other) {
    if (one.name != other.name) return one.name < other.name;
    return specificity(one) > specificity(other);
  });
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    ++by_name_.try_emplace(rows_[i].name, Span{.first = i}).first->second.count;
  }
}

std::optional<calendar::Limit> LimitTable::find(std::string_view name, std::string_view category,
                                                std::string_view whistle, int severity) const {
  const auto span = by_name_.find(name);
  if (span == by_name_.end()) return std::nullopt;
  for (std::size_t i = 0; i < span->second.count; ++i) {
    const LimitRow& row = rows_[span->second.first + i];
    if (fits(row, category, whistle, severity)) return row.limit;
  }
  return std::nullopt;
}

std::vector<std::string> LimitTable::names() const {
  std::vector<std::string> names;
  names.reserve(by_name_.size());
  for (const auto& [name, span] : by_name_) names.push_back(name);
  return names;
}

}  // namespace engine::directory
