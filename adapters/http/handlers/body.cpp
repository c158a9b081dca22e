// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/body.hpp"

namespace adapters::http::handlers {

std::optional<boost::json::object> body_of(const Call& call) {
  auto parsed = parse::parse_object(call.request->body);
  if (const auto* wrong = std::get_if<std::string>(&parsed)) {
    call.refuse({.type = ProblemType::bad_request, .detail = engine::core::parse_label(*wrong)});
    return std::nullopt;
  }
  return std::move(std::get<boost::json::object>(parsed));
}

void refuse_fields(const Call& call, parse::FieldErrors errors) {
  call.refuse({.type = ProblemType::invalid_fields, .errors = std::move(errors)});
}

}  // namespace adapters::http::handlers
