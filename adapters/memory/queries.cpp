// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/queries.hpp"

#include <algorithm>

#include "adapters/codec/cursor.hpp"
#include "adapters/memory/matches.hpp"

namespace adapters::memory {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

codec::Cursor key_of(const model::Row& row) {
  return {.urgency = codec::urgency_of(row.due_at), .id = row.id};
}

std::optional<std::string> value_of(const model::Row& row, const std::string& column) {
  if (column == "grid") return row.place.grid.str();
  if (column == "area") return row.place.area.str();
  if (column == "unit") return row.unit;
  if (column == "category") return row.category;
  if (column == "level") return row.level;
  if (column == "stage") return row.stage;
  if (column == "severity") return std::to_string(row.severity);
  return std::nullopt;
}

}  // namespace

Result<ports::Listed> Queries::list(const model::ListFilter& filter, const ports::Page& page) {
  std::optional<codec::Cursor> after;
  if (page.cursor) {
    auto parsed = codec::parse_cursor(*page.cursor);
    if (!parsed) return parsed.error();
    after = parsed.value();
  }
  const std::lock_guard lock(data_.mutex);
  std::vector<codec::Cursor> keys;
  for (const auto& [id, stored] : data_.cases) {
    const codec::Cursor key = key_of(stored->row);
    if ((!after || key > *after) && matches(filter, stored->row)) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  ports::Listed listed;
  const std::size_t shown = std::min(keys.size(), page.limit);
  for (std::size_t at = 0; at < shown; ++at) listed.ids.push_back(keys[at].id);
  if (shown > 0 && shown < keys.size()) listed.next = codec::cursor_text(keys[shown - 1]);
  return listed;
}

Result<std::uint64_t> Queries::count(const model::ListFilter& filter) {
  const std::lock_guard lock(data_.mutex);
  const auto count = std::count_if(data_.cases.begin(), data_.cases.end(), [&](const auto& each) {
    return matches(filter, each.second->row);
  });
  return static_cast<std::uint64_t>(count);
}

Result<std::map<std::string, std::uint64_t>> Queries::count_by(const model::ListFilter& filter,
                                                               const std::string& column) {
  if (!value_of({}, column)) return Error(Errc::invalid_input, "there are no counts by " + column);
  const std::lock_guard lock(data_.mutex);
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [id, stored] : data_.cases) {
    if (matches(filter, stored->row)) ++counts[*value_of(stored->row, column)];
  }
  return counts;
}

Result<std::vector<ports::StoredCase>> Queries::load(const std::vector<model::CaseId>& ids) {
  const std::lock_guard lock(data_.mutex);
  std::vector<ports::StoredCase> found;
  for (const model::CaseId id : ids) {
    const auto stored = data_.cases.find(id);
    if (stored != data_.cases.end()) found.push_back(*stored->second);
  }
  return found;
}

Result<std::vector<model::Record>> Queries::trail(model::CaseId id) {
  const std::lock_guard lock(data_.mutex);
  std::vector<model::Record> found;
  for (const ports::Batch& batch : data_.batches) {
    const auto entry = data_.trail.lower_bound({id, batch.records.front().sequence});
    const bool named = entry != data_.trail.end() && entry->first == id &&
                       entry->second <= batch.records.back().sequence;
    if (!named) continue;
    std::copy_if(batch.records.begin(), batch.records.end(), std::back_inserter(found),
                 [id](const model::Record& record) { return record.subject == id; });
  }
  return found;
}

Result<std::vector<model::Record>> Queries::journal(model::Sequence from, std::size_t max_batches) {
  return data_.read(from, max_batches);
}

}  // namespace adapters::memory
