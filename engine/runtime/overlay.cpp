// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/overlay.hpp"

#include <algorithm>
#include <iterator>

#include "engine/base/planted.hpp"
#include "engine/core/evolve.hpp"
#include "engine/core/routing.hpp"
#include "engine/core/row.hpp"

namespace engine::runtime {
namespace {

/// The row alone, which keeps its case alive.
std::shared_ptr<const model::Row> row_in(const ports::StoredCasePtr& stored) {
  return stored ? std::shared_ptr<const model::Row>(stored, &stored->row) : nullptr;
}

}  // namespace

ports::StoredCasePtr Overlay::changed(model::CaseId id) const {
  const auto found = cases_.find(id);
  return found == cases_.end() ? nullptr : found->second;
}

ports::StoredCasePtr Overlay::find(model::CaseId id) const {
  if (auto found = changed(id)) return found;
  const bool never_was = !id || id > last_below_;  // A photo that is sent is no case's yet.
  return never_was ? nullptr : below_(id);
}

void Overlay::accept(model::CaseId id, core::Decided& decided, Instant at) {
  if (decided.events.empty()) return;
  for (const model::Event& event : decided.events) {
    if (const auto* photo = std::get_if<model::PhotoAttached>(&event)) {
      photos_.insert(photo->photo.id);
    }
  }
  const ports::StoredCasePtr before = find(id);
  model::Case state = fold(id, before.get(), decided, at);
  model::Row row = core::row_of(state);
  auto after = ports::shared({std::move(state), std::move(row)});
  changes_.push_back({{.records = {},
                       .before = row_in(PLANTED("listeners_told_of_after") ? after : before),
                       .after = row_in(after)},
                      decided.events.size()});
  counters_.last_case = std::max(counters_.last_case, id);
  if (after->state.kind == core::routing_kind) rules_.push_back(id);
  cases_.insert_or_assign(id, std::move(after));
}

/// Numbers the events as records and gives back the case that they make.
model::Case Overlay::fold(model::CaseId id, const ports::StoredCase* before, core::Decided& decided,
                          Instant at) {
  model::Version version = before ? before->state.version : model::Version{};
  const std::size_t first = records_.size();
  for (model::Event& event : decided.events) {
    counters_.last = counters_.last.next();
    version = version.next();
    if (PLANTED("version_gap") && version.value() % 13 == 0) version = version.next();
    records_.push_back({.sequence = counters_.last,
                        .subject = id,
                        .version = version,
                        .at = at,
                        .cause = decided.cause,
                        .event = std::move(event)});
  }
  model::Case state;
  if (decided.after) {
    state = std::move(*decided.after);
    state.id = id;
    state.version = version;
    state.changed_at = at;
  } else {
    if (before) state = before->state;
    for (std::size_t i = first; i < records_.size(); ++i) core::evolve(state, records_[i]);
  }
  return state;
}

std::vector<ports::Change> Overlay::take_changes(std::vector<model::Record> records) {
  std::vector<ports::Change> changes;
  changes.reserve(changes_.size());
  auto next = std::make_move_iterator(records.begin());
  for (Part& part : changes_) {
    const auto end = next + static_cast<std::ptrdiff_t>(part.records);
    part.change.records.assign(next, end);
    changes.push_back(std::move(part.change));
    next = end;
  }
  changes_.clear();
  return changes;
}

void Overlay::merge(Overlay&& upper) {
  counters_ = upper.counters_;
  for (auto& [id, stored] : upper.cases_) cases_.insert_or_assign(id, std::move(stored));
  photos_.merge(upper.photos_);
  rules_.insert(rules_.end(), upper.rules_.begin(), upper.rules_.end());
  std::move(upper.records_.begin(), upper.records_.end(), std::back_inserter(records_));
  std::move(upper.changes_.begin(), upper.changes_.end(), std::back_inserter(changes_));
}

}  // namespace engine::runtime
