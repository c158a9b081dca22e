// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who was on time: cases counted by how their resolve clock ended.
//
// Floor: tools.

#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tools/simulate/track.hpp"

namespace tools::simulate {

/// Of a group of cases.
struct Punctual {
  std::uint64_t cases = 0, on_time = 0, late = 0, without_limit = 0, unresolved = 0;
  std::vector<std::int64_t> resolve_seconds;  ///< From the clock's start to its stop.

  void add(const Track& track, Punctuality punctuality);
  [[nodiscard]] boost::json::object json();
};

using PunctualGroups = std::map<std::string, Punctual>;

[[nodiscard]] boost::json::object shown(PunctualGroups& groups);

}  // namespace tools::simulate
