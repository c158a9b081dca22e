// SPDX-License-Identifier: Apache-2.0

// What a chart asks to have counted of other cases: looked up in the rows, caught up before.

#include <algorithm>

#include "engine/runtime/loop.hpp"

namespace engine::runtime {
namespace {

model::ListFilter filter_of(const directory::Measure& measure, const directory::Place& place,
                            Instant at) {
  using directory::PlaceKind;
  model::ListFilter filter;
  filter.kind = measure.kind;
  if (measure.since > std::chrono::days{0}) filter.from = at - measure.since;
  if (measure.counted == directory::Counted::open) filter.open = true;
  if (measure.counted == directory::Counted::ended) filter.open = false;
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

bool counts(const directory::Measure& measure, const ports::StoredCase& stored) {
  const auto& categories = measure.categories;
  const directory::CategoryCode category(stored.row.category);
  if (!categories.empty() &&
      std::find(categories.begin(), categories.end(), category) == categories.end()) {
    return false;
  }
  if (measure.counted != directory::Counted::late) return true;
  const auto& clocks = stored.state.clocks;
  return std::any_of(clocks.begin(), clocks.end(), [](const model::Clock& clock) {
    return model::first_breach(clock).has_value();
  });
}

}  // namespace

std::optional<std::int64_t> Loop::count(const directory::Measure& measure,
                                        const directory::Place& place, Instant at) {
  std::int64_t found = 0;
  auto written = write_rows();
  if (written) {
    written = ports_.rows.visit(
        filter_of(measure, place, at),
        [&](const ports::StoredCase& stored) { found += counts(measure, stored) ? 1 : 0; });
  }
  if (written) return found;
  ports_.log.write(ports::Severity::error, "cases could not be counted",
                   {{"measure", measure.name}, {"detail", written.error().detail}});
  return std::nullopt;
}

}  // namespace engine::runtime
