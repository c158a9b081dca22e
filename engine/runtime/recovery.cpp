// SPDX-License-Identifier: Apache-2.0

// Recovery: the rows tell how far they reach; the journal tells the rest.

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/core/evolve.hpp"
#include "engine/core/row.hpp"
#include "engine/runtime/loop.hpp"

namespace engine::runtime {
namespace {

/// Batches read at a time: bounds the memory of a long replay.
constexpr std::size_t batches_at_once = 64;
/// Cases changed by a replay before their rows are written: bounds its memory too.
constexpr std::size_t cases_at_once = 20'000;

}  // namespace

Result<Recovered> Loop::recover() {
  auto end = ports_.journal.end();
  if (!end) return end.error();
  auto through = ports_.rows.projected_through();
  if (!through) return through.error();
  auto visited = ports_.rows.visit_open([this](model::Case state) {
    model::Row row = core::row_of(state);
    if (!PLANTED("timer_not_rearmed")) schedule(state.id, row);
    book_.put(ports::shared({std::move(state), std::move(row)}));
  });
  if (!visited) return visited.error();

  marked_ = through.value();
  counters_ = {.last = marked_, .last_case = end->last_case};
  if (PLANTED("case_number_used_again")) counters_.last_case = {};
  if (PLANTED("dedup_lost_on_restart")) (void)ports_.journal.forget_answers(Instant::max());
  last_at_ = end->at;
  Recovered recovered;
  while (counters_.last < end->last) {
    const model::Sequence first = counters_.last.next();
    auto records = ports_.journal.read(first, batches_at_once);
    if (!records) return records.error();
    if (records->empty())
      return Error(Errc::corrupt, "the journal ends before its own last record");
    for (const model::Record& record : records.value()) {
      if (record.sequence < first) continue;
      if (auto replayed = replay(record); !replayed) return replayed.error();
      ++recovered.replayed;
    }
    if (unwritten_.size() < cases_at_once) continue;
    if (auto written = write_rows(); !written) return written.error();
  }
  if (auto loaded = load_photos(); !loaded) return loaded.error();
  if (auto checked = check_charts(); !checked) return checked.error();
  if (auto written = write_rows(); !written) return written.error();
  recovered.open_cases = book_.open_count();
  recovered.last = counters_.last;
  return recovered;
}

Result<void> Loop::load_photos() {
  if (!ports_.photos || PLANTED("unused_photos_lost_on_restart")) return {};
  auto loose = ports_.photos->loose();
  if (!loose) return loose.error();
  for (model::Photo& photo : loose.value()) photos_.put(std::move(photo));
  return {};
}

Result<void> Loop::replay(const model::Record& record) {
  const ports::StoredCasePtr before = book_.find(record.subject);
  if (auto trouble = book_.take_trouble()) return *trouble;
  const bool ahead = before && record.version <= before->state.version;  // Its row knows of it.
  if (!ahead) {
    ports::StoredCase stored;
    if (before) stored.state = before->state;
    core::evolve(stored.state, record);
    stored.row = core::row_of(stored.state);
    schedule(record.subject, stored.row);
    unwritten_.add(stored.row);
    book_.put(ports::shared(std::move(stored)));
  }
  trail_.emplace_back(record.subject, record.sequence);
  counters_.last = record.sequence;
  counters_.last_case = std::max(counters_.last_case, record.subject);
  return {};
}

/// A case keeps the chart that it began with: without it, its clocks would ring unheard.
Result<void> Loop::check_charts() const {
  std::map<std::string, std::size_t> missing;
  book_.visit_open([&](const model::Case& state) {
    if (workflows_.find(state.workflow)) return;
    ++missing[state.workflow.name + " version " + std::to_string(state.workflow.version)];
  });
  if (missing.empty()) return {};
  std::string list;
  for (const auto& [chart, cases] : missing) {
    list += (list.empty() ? "" : ", ") + chart + " (" + std::to_string(cases) + " open cases)";
  }
  return Error(Errc::unsupported,
               "open cases began with charts that are not among the workflows: " + list +
                   "; put these versions back beside the new ones");
}

}  // namespace engine::runtime
