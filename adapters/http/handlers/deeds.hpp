// SPDX-License-Identifier: Apache-2.0
#pragma once

// What administrators do: noted first, then done, both on the engine thread.
//
// Floor: adapters/http.

#include <functional>
#include <string>

#include "adapters/http/call.hpp"

namespace adapters::http::handlers {

struct DeedOf {
  std::string act, about, detail;
};

/// Notes the deed, does it, and answers with `response`; refuses the call if either fails.
/// Runs on the engine thread.
void do_noted(const Call& call, DeedOf deed, const std::function<engine::Result<void>()>& act,
              Response response);
/// Runs `work` on the engine thread, unless the store is in trouble.
void on_engine(const Call& call, std::function<void()> work);

/// "grid_chief:511725001004801 supervisor"
[[nodiscard]] std::string words_of(const std::vector<engine::directory::Post>& posts);

}  // namespace adapters::http::handlers
