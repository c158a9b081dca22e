// SPDX-License-Identifier: Apache-2.0
#pragma once

// A rejection or a failure of the engine as the problem that a caller is told.
//
// Floor: adapters/http. Pure.

#include <string>

#include "adapters/http/problem.hpp"
#include "engine/model/rejection.hpp"
#include "engine/runtime/submission.hpp"

namespace adapters::http::handlers {

/// `data_at` is where the event's form stands in the body: "/data", or "" for raising.
[[nodiscard]] Problem problem_of(const engine::model::Rejection& rejection,
                                 const std::string& data_at);
[[nodiscard]] Problem problem_of(engine::runtime::Failure failure);

}  // namespace adapters::http::handlers
