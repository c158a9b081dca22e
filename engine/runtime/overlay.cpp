// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/overlay.hpp"

#include <algorithm>
#include <iterator>

#include "engine/core/evolve.hpp"
#include "engine/core/row.hpp"

namespace engine::runtime {

const ports::StoredCase* Overlay::find(model::CaseId id) const {
  const auto found = cases_.find(id);
  return found != cases_.end() ? &found->second : below_(id);
}

void Overlay::accept(model::CaseId id, core::Decided& decided, Instant at) {
  if (decided.events.empty()) return;
  ports::Change change;
  ports::StoredCase stored;
  if (const auto own = cases_.find(id); own != cases_.end()) {
    stored = std::move(own->second);  // It is put back below: nobody looks in between.
    change.before = std::move(stored.row);
  } else if (const ports::StoredCase* before = below_(id)) {
    change.before = before->row;
    stored.state = before->state;
  }
  for (model::Event& event : decided.events) {
    counters_.last = counters_.last.next();
    model::Record record{.sequence = counters_.last,
                         .subject = id,
                         .version = stored.state.version.next(),
                         .at = at,
                         .cause = decided.cause,
                         .event = std::move(event)};
    core::evolve(stored.state, record);
    records_.push_back(record);
    change.records.push_back(std::move(record));
  }
  stored.row = core::row_of(stored.state);
  change.after = stored.row;
  changes_.push_back(std::move(change));
  counters_.last_case = std::max(counters_.last_case, id);
  cases_.insert_or_assign(id, std::move(stored));
}

void Overlay::merge(Overlay&& upper) {
  counters_ = upper.counters_;
  for (auto& [id, stored] : upper.cases_) cases_.insert_or_assign(id, std::move(stored));
  std::move(upper.records_.begin(), upper.records_.end(), std::back_inserter(records_));
  std::move(upper.changes_.begin(), upper.changes_.end(), std::back_inserter(changes_));
}

}  // namespace engine::runtime
