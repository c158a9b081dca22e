// SPDX-License-Identifier: Apache-2.0
// What charts may count of other cases: measures.csv.
#include "adapters/county/draft.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::county {

namespace directory = engine::directory;

void read_measures(Draft& draft) {
  Table table = draft.table_if_there(
      "measures.csv",
      {.needed = {"name", "kind", "counted", "categories", "days"}, .optional = {"note"}});
  Keys names("measure");
  table.each([&](Row& row) {
    directory::Measure measure;
    measure.name = row.key("name", names);
    measure.kind = row.code("kind");
    measure.counted = row.choice<directory::Counted>("counted", &directory::parse_counted,
                                                     "raised, open, ended or late");
    for (const std::string& code : row.references("categories", draft.category_codes)) {
      measure.categories.emplace_back(code);
    }
    measure.since = std::chrono::days{row.whole("days", 0, engine::bounds::limit_days_max)};
    if (row.good()) draft.measures.emplace(measure.name, std::move(measure));
  });
}

}  // namespace adapters::county
