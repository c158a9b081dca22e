// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>

#include "adapters/county/csv.hpp"
#include "adapters/county/load.hpp"
#include "engine/base/ensure.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/unit/county/folder.hpp"

namespace fuzz {
namespace {

namespace county = adapters::county;

constexpr std::string_view names[] = {
    "county.csv",   "calendars.csv",   "holidays.csv",   "holiday_years.csv", "streets.csv",
    "areas.csv",    "communities.csv", "grids.csv",      "grid_shapes.csv",   "buildings.csv",
    "units.csv",    "teams.csv",       "categories.csv", "whistles.csv",      "limits.csv",
    "liaisons.csv", "posts.csv",       "duties.csv"};

void must_be_told(const engine::Faults& faults) {
  ENSURE(!faults.empty(), "a refused table has a fault");
  for (const auto& fault : faults) {
    ENSURE(!fault.what.empty() && !fault.remedy.empty(), "a fault says what it is and what to do");
  }
}

void parse_alone(std::string_view text) {
  const auto csv = county::parse_csv(text, "a.csv");
  if (!csv) {
    ENSURE(std::any_of(csv.faults().begin(), csv.faults().end(),
                       [](const auto& fault) { return fault.line > 0; }),
           "one of the faults says where");
    return must_be_told(csv.faults());
  }
  for (const auto& row : csv.value().rows) {
    ENSURE(!row.cells.empty() && row.cells.front().line > 0, "a row has cells and a place");
  }
}

}  // namespace

void table(std::string_view bytes) {
  const auto end = bytes.find('\n');
  const auto name = bytes.substr(0, end);
  const auto text = bytes.substr(end == std::string_view::npos ? bytes.size() : end + 1);
  parse_alone(text);
  if (std::find(std::begin(names), std::end(names), name) == std::end(names)) return;
  static const tests::county::Folder folder;
  const auto path = folder.path() / name;
  std::string before;
  if (std::ifstream file(path, std::ios::binary); file)
    before.assign(std::istreambuf_iterator<char>(file), {});
  folder.write(std::string(name), std::string(text));
  const auto loaded = county::load_county(folder.path());
  if (!loaded) must_be_told(loaded.faults());
  if (before.empty()) {
    folder.remove(std::string(name));
  } else {
    folder.write(std::string(name), before);
  }
}

}  // namespace fuzz
