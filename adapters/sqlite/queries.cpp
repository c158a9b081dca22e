// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/queries.hpp"

#include <algorithm>
#include <array>

#include "adapters/codec/cursor.hpp"
#include "adapters/sqlite/batch_row.hpp"
#include "adapters/sqlite/filter_sql.hpp"
#include "adapters/sqlite/prepare_all.hpp"
#include "adapters/sqlite/row_columns.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::array<std::string_view, 7> counted_columns = {
    "grid", "area", "unit", "category", "level", "stage", "severity"};

}  // namespace

Result<std::unique_ptr<Queries>> Queries::open(const ConnectionOptions& options) {
  auto connection = Connection::open(options);
  if (!connection) return connection.error();
  std::unique_ptr<Queries> queries(new Queries(std::move(connection).value()));
  if (auto prepared = queries->prepare(); !prepared) return prepared.error();
  return queries;
}

Result<void> Queries::prepare() {
  return prepare_all(connection_,
                     {{select_case_, "SELECT " + case_columns() + " FROM cases WHERE id = ?"},
                      {select_timers_, select_timers_sql},
                      {select_trail_, std::string("SELECT ") + batch_columns +
                                          " FROM trail JOIN journal ON first_sequence = batch"
                                          " WHERE case_id = ? ORDER BY batch"},
                      {select_journal_, select_batches_sql()}});
}

Result<ports::Listed> Queries::list(const model::ListFilter& filter, const ports::Page& page) {
  Where where = where_of(filter);
  if (page.cursor) {
    auto after = codec::parse_cursor(*page.cursor);
    if (!after) return after.error();
    where.require("(urgency, id) > (?, ?)", after->urgency);
    where.value(static_cast<std::int64_t>(after->id.value()));
  }
  auto select =
      connection_.prepare("SELECT id, urgency FROM cases" + where.sql() +
                          " ORDER BY urgency, id LIMIT " + std::to_string(page.limit + 1));
  if (!select) return select.error();
  where.bind(select.value());
  ports::Listed listed;
  codec::Cursor last;
  while (true) {
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value()) return listed;
    if (listed.ids.size() == page.limit) break;
    last = {.urgency = select->integer(1), .id = select->number<model::CaseId>(0)};
    listed.ids.push_back(last.id);
  }
  listed.next = codec::cursor_text(last);
  return listed;
}

Result<std::uint64_t> Queries::count(const model::ListFilter& filter) {
  const Where where = where_of(filter);
  auto select = connection_.prepare("SELECT count(*) FROM cases" + where.sql());
  if (!select) return select.error();
  where.bind(select.value());
  if (auto row = select->step(); !row) return row.error();
  return static_cast<std::uint64_t>(select->integer(0));
}

Result<std::map<std::string, std::uint64_t>> Queries::count_by(const model::ListFilter& filter,
                                                               const std::string& column) {
  const auto* known = std::find(counted_columns.begin(), counted_columns.end(), column);
  if (known == counted_columns.end()) {
    return Error(Errc::invalid_input, "there are no counts by " + column);
  }
  const Where where = where_of(filter);
  auto select = connection_.prepare("SELECT " + column + ", count(*) FROM cases" + where.sql() +
                                    " GROUP BY 1");
  if (!select) return select.error();
  where.bind(select.value());
  std::map<std::string, std::uint64_t> counts;
  while (true) {
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value()) return counts;
    counts[select->text(0)] = static_cast<std::uint64_t>(select->integer(1));
  }
}

Result<std::vector<ports::StoredCase>> Queries::load(const std::vector<model::CaseId>& ids) {
  std::vector<ports::StoredCase> found;
  found.reserve(ids.size());
  for (const model::CaseId id : ids) {
    select_case_.with(id);
    const Reset at_end(select_case_);
    auto row = select_case_.step();
    if (!row) return row.error();
    if (!row.value()) continue;
    auto stored = read_case(select_case_);
    if (!stored) return stored.error();
    if (auto read = read_timers(select_timers_, stored->row); !read) return read.error();
    found.push_back(std::move(stored).value());
  }
  return found;
}

Result<std::vector<model::Record>> Queries::trail(model::CaseId id) {
  std::vector<model::Record> trail;
  select_trail_.with(id);
  const Reset at_end(select_trail_);
  while (true) {
    auto row = select_trail_.step();
    if (!row) return row.error();
    if (!row.value()) return trail;
    auto batch = read_batch(select_trail_);
    if (!batch) return batch.error();
    auto records = records_of(batch.value(), id);
    if (!records) return records.error();
    std::move(records->begin(), records->end(), std::back_inserter(trail));
  }
}

Result<std::vector<model::Record>> Queries::journal(model::Sequence from, std::size_t max_batches) {
  return read_batches(select_journal_, from, max_batches);
}

}  // namespace adapters::sqlite
