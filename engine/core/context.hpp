// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a decision may look at besides its case: the instant, the county, the charts, other cases.
//
// Floor: core.
// Time:  `now` is the instant of the record that the decision will make.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "engine/base/time.hpp"
#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"
#include "engine/model/case.hpp"

namespace engine::core {

struct Context {
  Instant now;
  const directory::County& county;
  const Workflows& workflows;
  /// Another case, or null where there is none.
  std::function<const model::Case*(model::CaseId)> find;
  /// How many cases a measure of the county counts in a place, as of the last commit; none where
  /// that can't be told now.
  std::function<std::optional<std::int64_t>(const directory::Measure&, const directory::Place&)>
      count = {};
  /// The rule that says whose a category is in a place, or null; see core/routing.hpp.
  std::function<const model::Case*(const directory::CategoryCode&, const directory::Place&)> rule =
      {};
  /// A photo that was sent and belongs to no case yet, or null.
  std::function<const model::Photo*(std::string_view)> photo = {};
};

}  // namespace engine::core
