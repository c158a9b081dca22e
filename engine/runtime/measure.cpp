// SPDX-License-Identifier: Apache-2.0

// What a chart asks to have counted of other cases: looked up in the rows, and in the book for
// those that have changed since the rows were written.

#include <algorithm>

#include "engine/base/planted.hpp"
#include "engine/runtime/loop.hpp"

namespace engine::runtime {
namespace {

model::ListFilter filter_of(const directory::Measure& measure, const directory::Place& place,
                            Instant at) {
  using directory::PlaceKind;
  model::ListFilter filter;
  filter.kind = measure.kind;
  for (const auto& category : measure.categories) filter.categories.push_back(category.str());
  if (measure.since > std::chrono::days{0}) filter.from = at - measure.since;
  const std::string code = directory::code_of(place);
  switch (directory::kind_of(place)) {
    case PlaceKind::grid: filter.visible.grids = {code}; break;
    case PlaceKind::area: filter.visible.areas = {code}; break;
    case PlaceKind::community: filter.visible.communities = {code}; break;
    case PlaceKind::street: filter.visible.streets = {code}; break;
    case PlaceKind::county: filter.visible.everything = true; break;
  }
  return filter;
}

/// The same filter, read plainly.
bool lies_within(const directory::Measure& measure, const directory::Place& place, Instant at,
                 const model::Row& row) {
  const auto& categories = measure.categories;
  const directory::CategoryCode category(row.category);
  if (row.kind != measure.kind) return false;
  if (measure.since > std::chrono::days{0} && row.raised_at < at - measure.since) return false;
  if (!categories.empty() &&
      std::find(categories.begin(), categories.end(), category) == categories.end()) {
    return false;
  }
  return directory::lies_in(row.place, place);
}

bool counts(const directory::Measure& measure, const ports::StoredCase& stored) {
  const auto& clocks = stored.state.clocks;
  switch (measure.counted) {
    case directory::Counted::raised: return true;
    case directory::Counted::open: return stored.row.open;
    case directory::Counted::ended: return !stored.row.open;
    case directory::Counted::late:
      return std::any_of(clocks.begin(), clocks.end(), [](const model::Clock& clock) {
        return model::first_breach(clock).has_value();
      });
  }
  return false;
}

}  // namespace

Result<std::int64_t> Loop::count_anew(const directory::Measure& measure,
                                      const directory::Place& place, Instant at) {
  std::int64_t found = 0;
  auto visited =
      ports_.rows.visit(filter_of(measure, place, at), [&](const ports::StoredCase& stored) {
        if (unwritten_.contains(stored.row.id)) return;  // Counted below, as it is now.
        found += counts(measure, stored) ? 1 : 0;
      });
  if (!visited) return visited.error();
  if (PLANTED("measure_misses_the_latest")) return found;
  unwritten_.visit(measure.categories, [&](model::CaseId id) {
    const ports::StoredCasePtr stored = book_.find(id);
    if (!stored || !lies_within(measure, place, at, stored->row)) return;
    found += counts(measure, *stored) ? 1 : 0;
  });
  return found;
}

std::optional<std::int64_t> Loop::count(const directory::Measure& measure,
                                        const directory::Place& place, Instant at) {
  finish_first();
  if (counted_.last != counters_.last || counted_.at != at) counted_ = {counters_.last, at, {}};
  const std::pair key{measure.name, directory::code_of(place)};
  if (const auto known = counted_.found.find(key); known != counted_.found.end()) {
    return known->second;
  }
  const auto found = count_anew(measure, place, at);
  if (found) return counted_.found[key] = found.value();
  ports_.log.write(ports::Severity::error, "cases could not be counted",
                   {{"measure", measure.name}, {"detail", found.error().detail}});
  return std::nullopt;
}

}  // namespace engine::runtime
