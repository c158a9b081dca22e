// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills in the forms of the charts.
//
// Floor:  tools.
// Source: workflows/forms.

#include <boost/json/object.hpp>

#include "engine/directory/county.hpp"
#include "engine/model/ids.hpp"
#include "tools/simulate/behaviour.hpp"

namespace tools::simulate {

/// `parent` is the case that the incident duplicates, where the paper asks for it.
[[nodiscard]] boost::json::object fill(Paper paper, const Scene& scene,
                                       const engine::directory::County& county,
                                       engine::model::CaseId parent);

}  // namespace tools::simulate
