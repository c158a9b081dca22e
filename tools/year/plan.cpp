// SPDX-License-Identifier: Apache-2.0
#include "tools/year/plan.hpp"

#include <algorithm>

#include "adapters/county/table.hpp"

namespace tools::year {
namespace {

using adapters::county::Row;

Raise read(Row& row, const engine::directory::County& county) {
  namespace directory = engine::directory;
  Raise raise;
  const auto at = engine::parse_rfc3339(row.text("at"));
  if (at) {
    raise.at = at.value();
  } else {
    row.fault("at", "it is no instant", "write it as 2026-03-02T09:00:00+08:00");
  }
  const std::string category = row.text("category");
  raise.category = county.catalogue.find(directory::CategoryCode(category));
  if (!raise.category) {
    row.fault("category", "'" + category + "' is not in the catalogue",
              "name a row of categories.csv");
  }
  const std::string code = row.optional("place");
  const auto place =
      code.empty() ? std::optional(directory::Place{}) : county.directory.place_named(code);
  if (place) {
    raise.place = *place;
  } else {
    row.fault("place", "there is no place '" + code + "'",
              "name a grid, an area, a community or a street; nothing: the county");
  }
  raise.by = row.choice<directory::Role>("by", &directory::parse_role, "a role, as grid_chief");
  return raise;
}

}  // namespace

engine::Loaded<std::vector<Raise>> read_plan(const std::filesystem::path& file,
                                             const engine::directory::County& county) {
  engine::Faults faults;
  std::vector<Raise> plan;
  adapters::county::Table table(adapters::county::read_csv(file),
                                {.needed = {"at", "category", "place", "by"}, .optional = {}},
                                faults);
  table.each([&](Row& row) { plan.push_back(read(row, county)); });
  if (!faults.empty()) return faults;
  std::stable_sort(plan.begin(), plan.end(),
                   [](const Raise& one, const Raise& other) { return one.at < other.at; });
  return plan;
}

}  // namespace tools::year
