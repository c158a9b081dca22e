// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/problem.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace adapters::http {
namespace {

boost::json::array to_json(const std::vector<engine::model::FieldError>& errors,
                           Language language) {
  boost::json::array list;
  for (const auto& error : errors) {
    list.push_back({{"pointer", error.pointer},
                    {"detail", in(language, engine::core::parse_label(error.what))}});
  }
  return list;
}

std::string page_of(const ProblemKind& kind) {
  std::string page = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>";
  page.append(kind.title.zh).append("</title><h1>").append(std::to_string(kind.status));
  page.append(" ").append(kind.title.zh).append("</h1><p>").append(kind.remedy.zh);
  page.append("</p><div lang=\"en\"><h2>").append(kind.title.en).append("</h2><p>");
  return page.append(kind.remedy.en).append("</p></div></html>\n");
}

std::string_view detail_of(const Problem& problem, const ProblemKind& kind, Language language) {
  return problem.detail.zh.empty() ? in(language, kind.remedy) : in(language, problem.detail);
}

}  // namespace

boost::json::object to_json(const Problem& problem, Language language) {
  const auto& kind = kind_of(problem.type);
  boost::json::object body{{"type", "/problems/" + std::string(kind.slug)},
                           {"title", in(language, kind.title)},
                           {"status", kind.status},
                           {"detail", detail_of(problem, kind, language)},
                           {"instance", problem.instance}};
  if (!problem.errors.empty()) body["errors"] = to_json(problem.errors, language);
  for (const auto& [name, value] : problem.extra) body[name] = value;
  return body;
}

Response to_response(const Problem& problem, Language language) {
  Response response{.status = kind_of(problem.type).status,
                    .content_type = "application/problem+json",
                    .body = boost::json::serialize(to_json(problem, language)),
                    .headers = {{"Content-Language", std::string(tag_of(language))}}};
  if (problem.retry_after) {
    response.with("Retry-After", std::to_string(problem.retry_after->count()));
  }
  if (problem.type == ProblemType::not_logged_in) {
    response.with("WWW-Authenticate", "Bearer realm=\"shao\"");
  }
  return response;
}

std::optional<Response> problem_page(std::string_view slug) {
  const auto kinds = problem_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [slug](const ProblemKind& kind) { return kind.slug == slug; });
  if (found == kinds.end()) return std::nullopt;
  return Response{.status = 200,
                  .content_type = "text/html; charset=utf-8",
                  .body = page_of(*found),
                  .headers = {{"Cache-Control", "public, max-age=3600"}}};
}

}  // namespace adapters::http
