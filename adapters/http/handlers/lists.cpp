// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/present/present.hpp"
#include "adapters/http/wall.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;

/// A screen on a wall says where and what, and no word about anybody.
void leave_people_out(boost::json::object& shown) {
  for (const std::string_view words : {"title", "description", "address"}) {
    if (shown.contains(words)) shown[words] = "";
  }
  for (const std::string_view who : {"raised_by", "claimed_by", "reporter"}) {
    if (shown.contains(who)) shown[who] = nullptr;
  }
  for (const std::string_view list : {"attachments", "tickets"}) {
    if (shown.contains(list)) shown[list] = boost::json::array();
  }
  if (shown.contains("data")) shown["data"] = boost::json::object();
  if (auto* owner = shown["owner"].if_object()) (*owner)["name"] = "";
}

boost::json::array items(const std::vector<ports::StoredCase>& cases, const Call& call) {
  const auto& desk = call.desk;
  const engine::core::Context context{
      .now = desk.clock.now(), .county = desk.county, .workflows = desk.workflows, .find = {}};
  boost::json::array list;
  for (const auto& each : cases) {
    auto shown = present::one_case(each.state, context);
    if (is_wall(call.actor())) leave_people_out(shown);
    list.push_back(std::move(shown));
  }
  return list;
}

void answer_page(const Call& call, ports::Queries& queries, const engine::model::ListFilter& filter,
                 const ports::Page& page) {
  const auto listed = queries.list(filter, page);
  if (!listed) return refuse_read(call, listed.error());
  const auto cases = queries.load(listed->ids);
  if (!cases) return refuse_read(call, cases.error());
  boost::json::object body{{"items", items(*cases, call)}};
  body["next"] = listed->next ? boost::json::value(*listed->next) : nullptr;
  auto response = json_response(200, body);
  if (listed->next) response.with("Link", next_link(*call.request, *listed->next));
  call.answer(std::move(response));
}

}  // namespace

std::string next_link(const Request& request, std::string_view cursor) {
  std::string query;
  for (const auto& [name, value] : request.target.query) {
    if (name == "cursor") continue;
    query += percent_encode(name) + "=" + percent_encode(value) + "&";
  }
  return "<" + request.path + "?" + query + "cursor=" + percent_encode(cursor) + ">; rel=\"next\"";
}

void list_cases(const Call& call, engine::model::ListFilter filter, ports::Page page) {
  read(call, [call, filter = std::move(filter), page = std::move(page)](ports::Queries& queries) {
    answer_page(call, queries, filter, page);
  });
}

void list_kind(const Call& call, std::string_view kind) {
  auto asked = parse::list_question(call.request->target, call.actor());
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  auto question = std::get<parse::ListQuestion>(std::move(asked));
  question.filter.kind = kind;
  question.filter.visible = engine::core::visibility(call.actor());
  list_cases(call, std::move(question.filter), std::move(question.page));
}

}  // namespace adapters::http::handlers
