// SPDX-License-Identifier: Apache-2.0
#pragma once

// The report of a year: every figure from the journal and from the engine's own state, with what it
// means beside it.
//
// Floor: tools.

#include <boost/json/object.hpp>

#include "tools/year/play.hpp"

namespace tools::year {

[[nodiscard]] boost::json::object report_of(const Play& play, const Options& options,
                                            double wall_seconds);

}  // namespace tools::year
