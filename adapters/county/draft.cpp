// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/draft.hpp"

namespace adapters::county {

Table Draft::table(std::string_view file, const Columns& columns) {
  return Table(read_csv(folder / file), columns, faults);
}

Table Draft::table_if_there(std::string_view file, const Columns& columns) {
  std::error_code error;
  if (std::filesystem::exists(folder / file, error)) return table(file, columns);
  Csv header{(folder / file).string(), {CsvRow{}}};
  for (const std::string& column : columns.needed) header.rows[0].cells.push_back({column, 1, 1});
  return Table(std::move(header), columns, faults);
}

void read_county(Draft& draft) {
  Table table = draft.table("county.csv", {.needed = {"code", "name"}, .optional = {}});
  int rows = 0;
  table.each([&](Row& row) {
    draft.code = row.code("code");
    draft.name = row.text("name");
    if (++rows == 2) row.fault("code", "this is a second county", "leave one row: the county");
  });
  if (table.read() && rows == 0) {
    draft.faults.push_back({(draft.folder / "county.csv").string(), 2, 0, "there is no county",
                            "write its code and name below the header"});
  }
}

}  // namespace adapters::county
