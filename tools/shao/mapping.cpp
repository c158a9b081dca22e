// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/mapping.hpp"

#include <algorithm>

#include "adapters/county/table.hpp"

namespace tools::shao {

engine::Loaded<engine::chart::StateMapping> read_mapping(
    const std::filesystem::path& file, const std::vector<const engine::core::Workflow*>& old,
    const engine::core::Workflow& fresh) {
  namespace county = adapters::county;
  engine::Faults faults;
  engine::chart::StateMapping mapping;
  county::Keys states("state");
  county::Table table(county::read_csv(file), {.needed = {"from", "to"}, .optional = {"note"}},
                      faults);
  table.each([&](county::Row& row) {
    const std::string from = row.key("from", states);
    const std::string to = row.code("to");
    if (!row.good()) return;
    if (std::none_of(old.begin(), old.end(),
                     [&](const auto* version) { return version->chart->find(from); })) {
      row.fault("from", "no older version of " + fresh.name + " has a state " + from,
                "name a state that cases may be in");
    }
    if (!fresh.chart->find(to)) {
      row.fault(
          "to",
          "version " + std::to_string(fresh.version) + " of " + fresh.name + " has no state " + to,
          "name one of its states");
    }
    if (row.good()) mapping.emplace(from, to);
  });
  if (!faults.empty()) return faults;
  return mapping;
}

}  // namespace tools::shao
