// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills in any form from its schema alone, as somebody would who keeps to it.
//
// Floor: tools.

#include <boost/json/object.hpp>
#include <optional>

#include "engine/core/form.hpp"
#include "engine/directory/county.hpp"
#include "tools/simulate/dice.hpp"

namespace tools::year {

/// Where and when it is filled in.
struct Desk {
  const engine::directory::County& county;
  const engine::directory::Place& place;
  engine::Instant now;
  bool sparing = false;  ///< Only what is required is filled in.
};

/// None where the form wants the id of another case: nobody here knows one.
[[nodiscard]] std::optional<boost::json::object> fill(const engine::core::Form* form,
                                                      const Desk& desk, simulate::Dice& dice);

}  // namespace tools::year
