// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/part.hpp"

#include <algorithm>

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/parse/list.hpp"

namespace adapters::http::handlers {

std::optional<Part> part_of(const Call& call, std::size_t size) {
  const auto& target = call.request->target;
  auto asked = parse::page(target);
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
    return std::nullopt;
  }
  const auto& page = std::get<engine::ports::Page>(asked);
  const auto first = page.cursor ? parse::whole_number(*page.cursor) : 0;
  if (!first || *first > size) {
    refuse_read(call, {engine::Errc::invalid_input, "a cursor"});
    return std::nullopt;
  }
  const bool all = !target.parameter("limit") && !page.cursor;
  return Part{*first, all ? size : std::min(size, *first + page.limit), size};
}

Response part_response(const Call& call, boost::json::array items, const Part& part) {
  boost::json::object body{{"items", std::move(items)}, {"next", nullptr}};
  const bool more = part.last < part.size;
  const auto cursor = std::to_string(part.last);
  if (more) body["next"] = cursor;
  auto response = json_response(200, body);
  if (more) response.with("Link", next_link(*call.request, cursor));
  return response;
}

}  // namespace adapters::http::handlers
