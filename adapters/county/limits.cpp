// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/limits.hpp"

#include <utility>

namespace adapters::county {
namespace {

namespace directory = engine::directory;

std::string purpose(const directory::LimitRow& limit) {
  const std::string condition = limit.condition.empty() ? "" : "', condition '" + limit.condition;
  return limit.name + " of category '" + limit.category + condition + "', whistle '" +
         limit.whistle + "', severity " + std::to_string(limit.severity);
}

}  // namespace

void add_limit(Draft& draft, Row& row, const std::string& column, directory::LimitRow limit) {
  const std::string text = row.optional(column);
  if (text.empty()) return;
  const auto parsed = engine::calendar::parse_limit(text);
  if (!parsed || parsed->amount <= engine::Duration{0}) {
    row.fault(column, "'" + text + "' is not a limit",
              "write an amount and UH, WH, WD or CD, as 0.5 UH or 2 WD");
    return;
  }
  limit.limit = *parsed;
  const std::string here = limit.source + ":" + std::to_string(row.line());
  const auto [first, fresh] = draft.limit_places.try_emplace(purpose(limit), here);
  if (!fresh) {
    row.fault(column, "a second limit for " + purpose(limit),
              "the first one is at " + first->second + ": delete one of them");
    return;
  }
  draft.limits.push_back(std::move(limit));
}

void read_limits(Draft& draft) {
  Table table = draft.table(
      "limits.csv",
      {.needed = {"name", "category", "whistle", "severity", "limit"}, .optional = {"source"}});
  table.each([&draft](Row& row) {
    directory::LimitRow limit;
    limit.name = row.code("name");
    limit.category = row.optional_reference("category", draft.category_codes);
    limit.whistle = row.optional_reference("whistle", draft.whistle_types);
    if (!row.optional("severity").empty()) limit.severity = row.whole("severity", 0, 4);
    // The table's name stands for the place; the row's own source comes after.
    limit.source = "limits.csv";
    if (row.text("limit").empty()) return;
    const std::size_t before = draft.limits.size();
    add_limit(draft, row, "limit", std::move(limit));
    if (draft.limits.size() > before) draft.limits.back().source = row.optional("source");
  });
}

}  // namespace adapters::county
