// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/case_rows.hpp"

#include <algorithm>

#include "adapters/codec/search_text.hpp"
#include "adapters/codec/snapshot_codec.hpp"
#include "adapters/sqlite/checkpoint.hpp"
#include "adapters/sqlite/filter_sql.hpp"
#include "adapters/sqlite/prepare_all.hpp"
#include "adapters/sqlite/row_columns.hpp"
#include "adapters/sqlite/transaction.hpp"

namespace adapters::sqlite {

namespace model = engine::model;
namespace ports = engine::ports;
using engine::Result;

Result<std::unique_ptr<CaseRows>> CaseRows::open(const Connection& connection) {
  std::unique_ptr<CaseRows> rows(new CaseRows(connection));
  if (auto prepared = rows->prepare(); !prepared) return prepared.error();
  return rows;
}

Result<void> CaseRows::prepare() {
  return prepare_all(
      connection_,
      {{upsert_, upsert_case_sql()},
       {exists_, "SELECT 1 FROM cases WHERE id = ?"},
       {index_, "INSERT INTO search (rowid, grams) VALUES (?, ?)"},
       {delete_timers_, "DELETE FROM timer WHERE case_id = ?"},
       {insert_timer_,
        "INSERT INTO timer (case_id, position, due_at, kind, name) VALUES (?, ?, ?, ?, ?)"},
       {select_batch_,
        "SELECT first_sequence FROM journal WHERE first_sequence <= ?"
        " ORDER BY first_sequence DESC LIMIT 1"},
       {insert_trail_, "INSERT OR IGNORE INTO trail (case_id, batch) VALUES (?, ?)"},
       // The hash beside the sequence finds a journal that lost its end.
       {set_mark_,
        "INSERT INTO mark (name, sequence, hash) SELECT 'rows', ?1, ifnull((SELECT hash FROM"
        " journal WHERE first_sequence <= ?1 ORDER BY first_sequence DESC LIMIT 1), zeroblob(32))"
        " WHERE true ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence,"
        " hash = excluded.hash"},
       {select_state_, "SELECT snapshot FROM cases WHERE id = ?"},
       {select_mark_, "SELECT sequence FROM mark WHERE name = 'rows'"},
       {select_timers_, select_timers_sql}});
}

Result<void> CaseRows::project(const ports::Projection& projection) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  for (const ports::StoredCasePtr& stored : projection.cases) {
    if (auto written = write(*stored); !written) return written;
  }
  if (auto written = write_trail(projection); !written) return written;
  if (auto marked = set_mark_.with(projection.through).run(); !marked) return marked;
  if (auto committed = transaction->commit(); !committed) return committed;
  return checkpoint_if_long(connection_, checkpoint_pages);
}

Result<void> CaseRows::write(const ports::StoredCase& stored) {
  exists_.with(stored.row.id);
  auto exists = exists_.step();
  exists_.reset();
  if (!exists) return exists.error();
  // Facts never change, so a case's text is indexed once.
  if (!exists.value()) {
    if (auto indexed = index_text(stored.row); !indexed) return indexed;
  }
  if (auto written = write_case(upsert_, stored); !written) return written;
  return write_timers(stored.row);
}

Result<void> CaseRows::index_text(const model::Row& row) {
  std::string words;
  for (const std::string& gram :
       codec::grams({row.number, row.title, row.description, row.address})) {
    words += gram;
    words += ' ';
  }
  return index_.with(row.id, words).run();
}

Result<void> CaseRows::write_timers(const model::Row& row) {
  if (auto deleted = delete_timers_.with(row.id).run(); !deleted) return deleted;
  std::int64_t position = 0;
  for (const model::Timer& timer : row.timers) {
    insert_timer_.with(row.id, position, timer.due, static_cast<int>(timer.kind), timer.name);
    if (auto written = insert_timer_.run(); !written) return written;
    ++position;
  }
  return {};
}

/// A batch goes by its first sequence, whichever of its records the caller names; none: it is not
/// there.
Result<std::optional<model::Sequence>> CaseRows::batch_of(model::Sequence sequence) {
  select_batch_.with(sequence);
  const Reset at_end(select_batch_);
  auto row = select_batch_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<model::Sequence>();
  return std::optional(select_batch_.number<model::Sequence>(0));
}

/// Looked up in the order of the journal and written in that of the table: else a long trail jumps
/// to and fro in one of them.
Result<void> CaseRows::write_trail(const ports::Projection& projection) {
  std::vector<std::pair<model::CaseId, model::Sequence>> entries;
  entries.reserve(projection.trail.size());
  std::optional<model::Sequence> named, batch;
  for (const auto& [id, sequence] : projection.trail) {
    if (sequence != named) {
      auto found = batch_of(sequence);
      if (!found) return found.error();
      named = sequence;
      batch = found.value();
    }
    if (batch) entries.emplace_back(id, *batch);
  }
  std::sort(entries.begin(), entries.end());
  for (const auto& [id, first] : entries) {
    if (auto written = insert_trail_.with(id, first).run(); !written) return written;
  }
  return {};
}

Result<std::optional<model::Case>> CaseRows::load(model::CaseId id) {
  select_state_.with(id);
  const Reset at_end(select_state_);
  auto row = select_state_.step();
  if (!row) return row.error();
  if (!row.value()) return std::optional<model::Case>();
  auto state = codec::decode_case(select_state_.view(0));
  if (!state) return state.error();
  return std::optional(std::move(state).value());
}

Result<model::Sequence> CaseRows::projected_through() {
  select_mark_.reset();
  const Reset at_end(select_mark_);
  auto row = select_mark_.step();
  if (!row) return row.error();
  return row.value() ? select_mark_.number<model::Sequence>(0) : model::Sequence();
}

Result<void> CaseRows::visit_open(const std::function<void(model::Case)>& visit) {
  auto select =
      connection_.prepare("SELECT snapshot FROM cases NOT INDEXED WHERE open = 1 ORDER BY id");
  if (!select) return select.error();
  while (true) {
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value()) return {};
    auto state = codec::decode_case(select->view(0));
    if (!state) return state.error();
    visit(std::move(state).value());
  }
}

Result<void> CaseRows::visit(const model::ListFilter& filter,
                             const std::function<void(ports::StoredCase)>& visit) {
  const Where where = where_of(filter);
  auto select = connection_.prepare("SELECT " + case_columns() + " FROM cases" + where.sql() +
                                    " ORDER BY id");
  if (!select) return select.error();
  where.bind(select.value());
  while (true) {
    auto row = select->step();
    if (!row) return row.error();
    if (!row.value()) return {};
    auto stored = read_case(select.value());
    if (!stored) return stored.error();
    if (auto read = read_timers(select_timers_, stored->row); !read) return read;
    visit(std::move(stored).value());
  }
}

Result<void> CaseRows::clear() {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  auto dropped = connection_.run(
      "DELETE FROM cases; DELETE FROM timer; DELETE FROM trail; DELETE FROM mark;"
      "INSERT INTO search (search) VALUES ('delete-all');");
  if (!dropped) return dropped;
  return transaction->commit();
}

}  // namespace adapters::sqlite
