// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/openapi.hpp"

namespace adapters::http::handlers {

void openapi(const Call& call) {
  // Asked for rarely, and by programmers: made anew each time instead of being kept.
  call.answer(json_response(200, openapi_document(routes())));
}

void problem_type(const Call& call) {
  auto page = problem_page(call.captured("slug"));
  if (!page) return call.refuse({.type = ProblemType::not_found});
  call.answer(std::move(*page));
}

}  // namespace adapters::http::handlers
