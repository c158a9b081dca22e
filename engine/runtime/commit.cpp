// SPDX-License-Identifier: Apache-2.0

// From a decided turn to the journal, and back into the book: the second half of the loop.

#include <algorithm>
#include <utility>

#include "engine/base/planted.hpp"
#include "engine/runtime/turn.hpp"

namespace engine::runtime {
namespace {

/// The writer writes the rows behind a commit once so many cases have changed.
constexpr std::size_t rows_behind_max = 512;

Failure failure_of(const Error& error) {
  if (PLANTED("unknown_called_undone")) return Failure::storage_full;
  return error.code == Errc::storage_full ? Failure::storage_full : Failure::unknown;
}

/// A planted bug: rows without one of the fields of their cases.
void forget_warnings(ports::Projection& projection) {
  for (ports::StoredCasePtr& stored : projection.cases) {
    ports::StoredCase poorer = *stored;
    for (auto& clock : poorer.state.clocks) clock.edit().warned_at.reset();
    stored = ports::shared(std::move(poorer));
  }
}

}  // namespace

Result<void> Loop::commit(std::unique_ptr<Turn> turn) {
  if (auto finished = finish_under_way(); !finished) {
    turn->fail_all(Failure::busy);  // It stands on what did not come to be.
    return finished;
  }
  turn->gather();
  if (PLANTED("ack_before_commit")) turn->reply_all();
  if (ports_.writer && unwritten_.size() > rows_behind_max) turn->rows = take_rows();
  under_way_ = std::move(turn);
  if (ports_.writer) {
    ports_.writer->begin([this, mine = under_way_.get()] { write(*mine); });
    return {};
  }
  write(*under_way_);
  return finish_under_way();
}

void Loop::write(Turn& turn) {
  if (turn.writes()) turn.appended = ports_.journal.append(turn.batch);
  if (!turn.appended) return turn.fail_all(failure_of(turn.appended.error()));
  turn.reply_all();
  if (turn.rows) turn.projected = ports_.rows.project(*turn.rows);
}

Result<void> Loop::advance() {
  if (!writer_is_idle()) return {};
  if (open_) return commit(std::exchange(open_, nullptr));
  return finish_under_way();
}

Result<void> Loop::finish() {
  if (open_) {
    if (auto committed = commit(std::exchange(open_, nullptr)); !committed) return committed;
  }
  return finish_under_way();
}

Result<void> Loop::finish_under_way() {
  if (!under_way_) return {};
  if (ports_.writer) ports_.writer->end();
  const auto done = std::move(under_way_);
  const bool projected = done->rows && done->appended && done->projected;
  if (projected) marked_ = done->rows->through;
  if (done->rows && !projected) put_back(*done->rows);
  if (!done->appended) {
    if (PLANTED("state_kept_after_failure")) absorb(done->overlay);
    return done->appended;
  }
  last_at_ = done->setting.now;
  for (model::Photo& photo : done->batch.photos) photos_.put(std::move(photo));
  absorb(done->overlay);
  if (auto changes = done->overlay.take_changes(std::move(done->batch.records)); !changes.empty()) {
    if (PLANTED("listeners_miss_one") && changes.size() > 2) changes.pop_back();
    ports_.publisher.publish(std::move(changes));
  }
  if (!done->projected) {
    ports_.log.write(ports::Severity::warning, "rows could not be written; they will be, later",
                     {{"reason", done->projected.error().detail}});
  }
  return {};
}

void Loop::absorb(Overlay& overlay) {
  const model::Sequence first = counters_.last.next();
  counters_ = overlay.counters();
  for (const std::string& photo : overlay.photos()) {
    if (!PLANTED("photo_used_twice")) photos_.take(photo);
  }
  for (auto& [id, stored] : overlay.cases()) {
    schedule(id, stored->row);
    unwritten_.add(stored->row);
    trail_.emplace_back(id, first);
    book_.put(std::move(stored));
  }
}

Result<void> Loop::write_rows() {
  if (auto finished = finish(); !finished) return finished;
  // Where all rows were written ahead, the trail and the mark are still behind.
  if (!unwritten_.empty() || !trail_.empty()) {
    const ports::Projection rows = take_rows();
    if (auto written = ports_.rows.project(rows); !written) {
      put_back(rows);
      return written;
    }
    marked_ = rows.through;
  }
  book_.forget_ended(unwritten_);
  return {};
}

/// Their rows are ahead of the mark then: a replay knows them by their versions.
Result<void> Loop::write_ended_rows(std::size_t count) {
  if (auto finished = finish(); !finished) return finished;
  ports::Projection rows{.through = marked_, .cases = {}, .trail = {}};
  for (const model::CaseId id : unwritten_.take_ended(count)) {
    rows.cases.push_back(book_.find(id));
  }
  if (rows.cases.empty()) return {};
  auto written = ports_.rows.project(rows);
  if (!written) put_back(rows);
  return written;
}

ports::Projection Loop::take_rows() {
  book_.forget_ended(unwritten_);
  ports::Projection rows{.through = counters_.last, .cases = {}, .trail = std::move(trail_)};
  trail_.clear();
  rows.cases.reserve(unwritten_.size());
  for (const model::CaseId id : unwritten_.ids()) rows.cases.push_back(book_.find(id));
  unwritten_.clear();
  std::sort(rows.cases.begin(), rows.cases.end(),
            [](const auto& a, const auto& b) { return a->state.id < b->state.id; });
  if (PLANTED("row_not_written") && rows.cases.size() > 3) rows.cases.pop_back();
  if (PLANTED("rows_miss_a_field")) forget_warnings(rows);
  return rows;
}

void Loop::put_back(const ports::Projection& rows) {
  for (const ports::StoredCasePtr& stored : rows.cases) unwritten_.add(stored->row);
  if (!PLANTED("trail_forgotten"))
    trail_.insert(trail_.begin(), rows.trail.begin(), rows.trail.end());
}

}  // namespace engine::runtime
