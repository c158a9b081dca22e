// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/row_columns.hpp"

#include <array>

#include "adapters/codec/snapshot_codec.hpp"
#include "adapters/sqlite/list_text.hpp"
#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::array<const char*, 33> columns = {
    "id",          "parent",   "kind",       "number",     "workflow",  "open",       "states",
    "queues",      "stage",    "level",      "owner",      "category",  "outcome",    "unit",
    "part",        "severity", "grid",       "area",       "community", "street",     "title",
    "description", "address",  "raised_by",  "claimed_by", "raised_at", "changed_at", "due_at",
    "warned",      "overdue",  "supervised", "units",      "snapshot"};

/// Reads one column after the other.
class Columns {
 public:
  explicit Columns(const Statement& row) : row_(row) {}
  [[nodiscard]] std::string text() { return row_.text(next_++); }
  [[nodiscard]] bool truth() { return row_.truth(next_++); }
  [[nodiscard]] int integer() { return static_cast<int>(row_.integer(next_++)); }
  [[nodiscard]] model::CaseId id() { return row_.number<model::CaseId>(next_++); }
  [[nodiscard]] engine::Instant instant() { return row_.instant(next_++); }
  [[nodiscard]] std::optional<engine::Instant> maybe_instant() {
    return row_.maybe_instant(next_++);
  }
  [[nodiscard]] std::string_view view() { return row_.view(next_++); }
  /// A list that cannot be read is empty, and makes the whole row broken.
  [[nodiscard]] std::vector<std::string> list() {
    auto list = parse_list(view());
    if (list) return std::move(list).value();
    broken_ = true;
    return {};
  }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  const Statement& row_;
  int next_ = 0;
  bool broken_ = false;
};

void read_outward(Columns& columns_of, model::Row& row) {
  row.open = columns_of.truth();
  row.states = columns_of.list();
  row.queues = columns_of.list();
  row.stage = columns_of.text();
  row.level = columns_of.text();
  row.owner = columns_of.text();
  row.category = columns_of.text();
  row.outcome = columns_of.text();
  row.unit = columns_of.text();
  row.part = columns_of.text();
  row.severity = columns_of.integer();
}

void read_facts(Columns& columns_of, model::Row& row) {
  using namespace engine::directory;
  row.place.grid = GridCode(columns_of.text());
  row.place.area = AreaCode(columns_of.text());
  row.place.community = CommunityCode(columns_of.text());
  row.place.street = StreetCode(columns_of.text());
  row.title = columns_of.text();
  row.description = columns_of.text();
  row.address = columns_of.text();
  row.raised_by = columns_of.text();
  row.claimed_by = columns_of.text();
  row.raised_at = columns_of.instant();
  row.changed_at = columns_of.instant();
}

std::string joined(const char* before, const char* between) {
  std::string text;
  for (const char* column : columns) {
    if (!text.empty()) text += between;
    text += before;
    text += column;
  }
  return text;
}

}  // namespace

std::string case_columns() { return joined("", ", "); }

std::string upsert_case_sql() {
  std::string sql = "INSERT INTO cases (" + case_columns() + ") VALUES (?";
  for (std::size_t column = 1; column < columns.size(); ++column) sql += ", ?";
  sql += ") ON CONFLICT (id) DO UPDATE SET (" + case_columns() + ") = (";
  return sql + joined("excluded.", ", ") + ")";
}

Result<void> write_case(Statement& upsert, const ports::StoredCase& stored) {
  const model::Row& row = stored.row;
  const std::string states = list_text(row.states);
  const std::string queues = list_text(row.queues);
  const std::string units = list_text(row.units);
  const std::string snapshot = codec::encode_case(stored.state);
  return upsert
      .with(row.id, row.parent, row.kind, row.number, row.workflow, row.open, states, queues,
            row.stage, row.level, row.owner, row.category, row.outcome, row.unit, row.part,
            row.severity, row.place.grid, row.place.area, row.place.community, row.place.street,
            row.title, row.description, row.address, row.raised_by, row.claimed_by, row.raised_at,
            row.changed_at, row.due_at, row.warned, row.overdue, row.supervised, units,
            Blob{snapshot})
      .run();
}

Result<ports::StoredCase> read_case(const Statement& statement) {
  Columns columns_of(statement);
  model::Row row;
  row.id = columns_of.id();
  row.parent = columns_of.id();
  row.kind = columns_of.text();
  row.number = columns_of.text();
  row.workflow = columns_of.text();
  read_outward(columns_of, row);
  read_facts(columns_of, row);
  row.due_at = columns_of.maybe_instant();
  row.warned = columns_of.truth();
  row.overdue = columns_of.truth();
  row.supervised = columns_of.truth();
  row.units = columns_of.list();
  auto state = codec::decode_case(columns_of.view());
  if (!state) return state.error();
  if (columns_of.broken()) {
    return Error(Errc::corrupt, "the row of case " + std::to_string(row.id.value()) +
                                    " holds a list that cannot be read; rebuild the rows");
  }
  return ports::StoredCase{.state = std::move(state).value(), .row = std::move(row)};
}

Result<void> read_timers(Statement& select, model::Row& row) {
  select.with(row.id);
  const Reset at_end(select);
  while (true) {
    auto found = select.step();
    if (!found) return found.error();
    if (!found.value()) return {};
    row.timers.push_back({.due = select.instant(0),
                          .kind = static_cast<model::TimerKind>(select.integer(1)),
                          .name = select.text(2)});
  }
}

}  // namespace adapters::sqlite
