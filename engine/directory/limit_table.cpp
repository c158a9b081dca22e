// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/limit_table.hpp"

#include <algorithm>
#include <utility>

namespace engine::directory {
namespace {

constexpr unsigned names_category = 1, names_whistle = 2, names_severity = 4, names_condition = 8;

unsigned named(const LimitRow& row) {
  return (row.category.empty() ? 0U : names_category) + (row.whistle.empty() ? 0U : names_whistle) +
         (row.severity == 0 ? 0U : names_severity) + (row.condition.empty() ? 0U : names_condition);
}

/// What the row speaks for, beside what it names.
unsigned covered(const LimitRow& row, const LimitQuery& query) {
  const bool graded_up = query.severity < query.catalogued;
  return named(row) | (row.category.empty() || graded_up ? 0U : names_severity);
}

bool fits(const LimitRow& row, const LimitQuery& query) {
  return (row.category.empty() || row.category == query.category) &&
         (row.condition.empty() || row.condition == query.condition) &&
         (row.whistle.empty() || row.whistle == query.whistle) &&
         (row.severity == 0 || row.severity == query.severity);
}

bool gives_way(const LimitRow& row, const LimitRow& other, const LimitQuery& query) {
  const unsigned more = covered(other, query);
  return more != named(row) && (more & named(row)) == named(row);
}

}  // namespace

LimitTable::LimitTable(std::vector<LimitRow> rows) : rows_(std::move(rows)) {
  std::stable_sort(rows_.begin(), rows_.end(), [](const LimitRow& one, const LimitRow& other) {
    return one.name < other.name;
  });
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    ++by_name_.try_emplace(rows_[i].name, Span{.first = i}).first->second.count;
  }
}

std::vector<calendar::Limit> LimitTable::find(const LimitQuery& query) const {
  std::vector<calendar::Limit> limits;
  const auto span = by_name_.find(query.name);
  if (span == by_name_.end()) return limits;
  std::vector<const LimitRow*> fitting;
  for (std::size_t i = 0; i < span->second.count; ++i) {
    const LimitRow& row = rows_[span->second.first + i];
    if (fits(row, query)) fitting.push_back(&row);
  }
  for (const LimitRow* row : fitting) {
    const bool outdone = std::any_of(fitting.begin(), fitting.end(), [&](const LimitRow* other) {
      return other != row && gives_way(*row, *other, query);
    });
    if (!outdone) limits.push_back(row->limit);
  }
  return limits;
}

std::vector<std::string> LimitTable::names() const {
  std::vector<std::string> names;
  names.reserve(by_name_.size());
  for (const auto& [name, span] : by_name_) names.push_back(name);
  return names;
}

}  // namespace engine::directory
