// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/list.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;
using engine::model::ListFilter;
using Counts = std::map<std::string, std::uint64_t>;

/// The column of the rows behind a word of the API.
std::string column_of(const std::string& by) { return by == "department" ? "unit" : by; }

bool is_known(const std::string& by) {
  return by == "grid" || by == "area" || by == "department" || by == "category" || by == "level";
}

std::uint64_t at(const Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

void answer_stats(const Call& call, ports::Queries& queries, ListFilter filter,
                  const std::string& by) {
  const auto column = column_of(by);
  const auto raised = queries.count_by(filter, column);
  if (!raised) return refuse_read(call, raised.error());
  filter.open = true;
  const auto open = queries.count_by(filter, column);
  if (!open) return refuse_read(call, open.error());
  filter.overdue = true;
  const auto overdue = queries.count_by(filter, column);
  if (!overdue) return refuse_read(call, overdue.error());
  boost::json::array items;
  for (const auto& [name, count] : *raised) {
    const auto still_open = at(*open, name);
    items.push_back({{by, name},
                     {"raised", count},
                     {"ended", count - still_open},
                     {"open", still_open},
                     {"overdue", at(*overdue, name)}});
  }
  call.answer(200, {{"by", by}, {"items", std::move(items)}});
}

}  // namespace

/// Incidents by place, category or level; tickets by department.
void stats(const Call& call) {
  const auto by = call.request->target.parameter("by").value_or("area");
  if (!is_known(by)) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"by 应为 grid、area、department、category 或 level",
                                   "by must be grid, area, department, category or level"}});
  }
  auto asked = parse::list_question(call.request->target, call.actor());
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  auto filter = std::get<parse::ListQuestion>(std::move(asked)).filter;
  filter.kind = by == "department" ? "ticket" : "incident";
  filter.visible = engine::core::visibility(call.actor());
  read(call, [call, filter = std::move(filter), by](ports::Queries& queries) {
    answer_stats(call, queries, filter, by);
  });
}

}  // namespace adapters::http::handlers
