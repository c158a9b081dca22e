// SPDX-License-Identifier: Apache-2.0
#pragma once

// One row of the file of incidents, read and checked against the county.
//
// Floor: tools.

#include <map>
#include <string>
#include <variant>

#include "adapters/county/csv.hpp"
#include "tools/simulate/incident_file.hpp"

namespace tools::simulate {

/// Column name -> its index in every row.
using Header = std::map<std::string, std::size_t, std::less<>>;

/// "2018-04-12 11:11:26.500" on the county's wall clock, or RFC 3339.
[[nodiscard]] std::optional<engine::Instant> parse_instant(const std::string& text,
                                                           const engine::calendar::Zone& zone);

[[nodiscard]] std::variant<Incident, Refused> read_row(const adapters::county::CsvRow& row,
                                                       const Header& header,
                                                       const engine::directory::County& county);

}  // namespace tools::simulate
