// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/list.hpp"
#include "engine/core/row.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;

void answer_counts(const Call& call, ports::Queries& queries) {
  boost::json::array list;
  for (const auto& name : engine::core::queue_names()) {
    const auto count = queries.count(engine::core::queue_filter(name, call.actor()));
    if (!count) return refuse_read(call, count.error());
    list.push_back({{"name", name}, {"count", *count}});
  }
  call.answer(200, boost::json::object{{"items", std::move(list)}});
}

}  // namespace

void list_queues(const Call& call) {
  read(call, [call](ports::Queries& queries) { answer_counts(call, queries); });
}

void show_queue(const Call& call) {
  const auto& name = call.captured("name");
  const auto& names = engine::core::queue_names();
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    return call.refuse({.type = ProblemType::not_found});
  }
  auto page = parse::page(call.request->target);
  if (const auto* wrong = std::get_if<engine::core::Label>(&page)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  list_cases(call, engine::core::queue_filter(name, call.actor()),
             std::get<ports::Page>(std::move(page)));
}

}  // namespace adapters::http::handlers
