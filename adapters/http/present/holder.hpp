// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who stands behind the role on whom a case waits: the place or unit of that post, with its name.
//
// Floor: adapters/http; private to present.

#include <string>
#include <vector>

#include "engine/core/context.hpp"
#include "engine/directory/role.hpp"

namespace adapters::http::present {

struct Holder {
  std::string unit, name;
};

/// `units` are the departments that have it where the case itself belongs to none: all are named,
/// and the first stands for them.
[[nodiscard]] Holder holder_of(engine::directory::Role role, const engine::model::Case& subject,
                               const std::vector<std::string>& units,
                               const engine::directory::County& county);

/// The departments whose tickets still wait on them, the lead first.
[[nodiscard]] std::vector<std::string> at_work(const engine::model::Case& subject,
                                               const engine::core::Context& context);

}  // namespace adapters::http::present
