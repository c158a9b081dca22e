// SPDX-License-Identifier: Apache-2.0
#pragma once

// The people of a county, found by their post. Where the county names nobody, a stand-in takes the
// post, so that a simulation never stops for want of staff.
//
// Floor: tools.

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/directory/county.hpp"
#include "engine/model/row.hpp"

namespace tools::simulate {

class People {
 public:
  explicit People(const engine::directory::County& county);

  /// The holder number `which` (from 0) of the post. Valid as long as this object.
  [[nodiscard]] const engine::directory::Actor& holder(engine::directory::Role role,
                                                       const std::string& scope,
                                                       std::size_t which = 0);
  /// The one whose post of this role reaches the case.
  [[nodiscard]] const engine::directory::Actor& for_case(engine::directory::Role role,
                                                         const engine::directory::Place& place,
                                                         const std::string& unit,
                                                         std::size_t which = 0);

 private:
  using Key = std::pair<engine::directory::Role, std::string>;

  std::deque<engine::directory::Actor> all_;
  std::map<Key, std::vector<const engine::directory::Actor*>> holders_;
};

}  // namespace tools::simulate
