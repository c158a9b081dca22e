// SPDX-License-Identifier: Apache-2.0
#pragma once

// A request's body as what a parser makes of it, or the refusal that says what is wrong.
//
// Floor: adapters/http.

#include <optional>
#include <utility>

#include "adapters/http/call.hpp"
#include "adapters/http/parse/fields.hpp"

namespace adapters::http::handlers {

/// The body as an object; otherwise the call has been refused.
[[nodiscard]] std::optional<boost::json::object> body_of(const Call& call);
void refuse_fields(const Call& call, parse::FieldErrors errors);

/// What was parsed; otherwise the call has been refused.
template <class T>
[[nodiscard]] std::optional<T> accepted(const Call& call, parse::Parsed<T> parsed) {
  if (auto* errors = std::get_if<parse::FieldErrors>(&parsed)) {
    refuse_fields(call, std::move(*errors));
    return std::nullopt;
  }
  return std::move(std::get<T>(parsed));
}

}  // namespace adapters::http::handlers
