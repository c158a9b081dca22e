// SPDX-License-Identifier: Apache-2.0

// What a chart counts of other cases before it decides (measures.csv), counted again from the
// journal. Of the cases of the same batch it may know or not.

#include <algorithm>
#include <array>

#include "engine/directory/place.hpp"
#include "tests/sim/ledger.hpp"

namespace sim {

namespace directory = engine::directory;
namespace model = engine::model;

namespace {

/// What 五红小区 keeps of the year's incidents when the street checks it.
struct Kept {
  const char* data;
  const char* measure;
  bool late;
};
constexpr std::array kept_of_rating{Kept{"complaints", "property_complaints", false},
                                    Kept{"late", "property_late", true}};

bool ever_late(const model::Case& subject) {
  return std::any_of(subject.clocks.begin(), subject.clocks.end(),
                     [](const auto& clock) { return clock->breached_at || clock->earlier_breach; });
}

bool measured(const model::Case& subject, const directory::Measure& measure,
              const directory::Place& place, engine::Instant since) {
  const directory::CategoryCode category(subject.text("category"));
  const auto& categories = measure.categories;
  return subject.kind == measure.kind && subject.facts->raised_at >= since &&
         subject.facts->place.grid == place.grid &&
         std::find(categories.begin(), categories.end(), category) != categories.end();
}

}  // namespace

void Ledger::check_measures(const model::Record& record, const model::Case& before) {
  const auto* step = std::get_if<model::StepTaken>(&*record.event);
  if (!step || before.kind != "rating" || record.cause.event != "check") return;
  for (const Kept& kept : kept_of_rating) {
    const directory::Measure& measure = setting_.county.measures.at(kept.measure);
    std::int64_t known = 0, perhaps = 0;
    for (const auto& [id, subject] : cases_) {
      if (!measured(subject, measure, before.facts->place, record.at - measure.since)) continue;
      const bool counts = !kept.late || ever_late(subject);
      (touched_.contains(id) ? perhaps : known) += touched_.contains(id) || counts ? 1 : 0;
    }
    const auto* assigned = step->assigned.if_contains(kept.data);
    const auto& value = assigned ? *assigned : before.data(kept.data);
    const auto count = value.is_number() ? value.to_number<std::int64_t>() : -1;
    if (count >= known && count <= known + perhaps) continue;
    broken("I10", record,
           "it counts " + std::to_string(count) + " of " + kept.measure + ", and there are " +
               std::to_string(known));
  }
}

}  // namespace sim
