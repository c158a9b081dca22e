// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills in any form by its fields, so that no chart needs words here.
//
// Floor: tests/sim.

#include <boost/json/object.hpp>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/core/form.hpp"
#include "engine/model/ids.hpp"
#include "tests/sim/op.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/streams.hpp"

namespace sim {

struct Filler {
  const Setting& setting;
  engine::Instant now;
  std::vector<engine::model::CaseId> cases;  ///< Those that a field may name,
  std::vector<std::string> photos = {};      ///< and the photos.
};

/// `form` may be null: an event without fields.
[[nodiscard]] boost::json::object fill(const engine::core::Form* form, const Filler& filler,
                                       Dice& dice);

/// Whether it can't be filled in without a photo.
[[nodiscard]] bool asks_for_photo(const engine::core::Form* form);

/// Whether it names a department, a case or another thing that need not be there; photos apart.
[[nodiscard]] bool names_others(const engine::core::Form* form, const boost::json::object& filled);

/// What a request to open a case fills in, beyond what every case has.
[[nodiscard]] boost::json::object opening_form(const Op& op);

/// Whether what somebody filled in is what the form asks for, told by plainer means than
/// core::check. A comment goes with each.
[[nodiscard]] bool well_filled(const engine::core::Form* form, const boost::json::object& filled);

}  // namespace sim
