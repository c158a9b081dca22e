// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/openapi.hpp"

#include <algorithm>

#include "adapters/http/authenticate.hpp"
#include "adapters/http/head.hpp"
#include "adapters/http/problem.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

namespace json = boost::json;

json::object reference_to(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

json::object parameter(std::string_view name, std::string_view place, json::object schema,
                       bool required) {
  return {{"name", name}, {"in", place}, {"required", required}, {"schema", std::move(schema)}};
}

/// Every parameter's form; a name that stands nowhere else is a plain text.
json::object query_schema(std::string_view name) {
  if (name == "limit") {
    return {{"type", "integer"},
            {"minimum", 1},
            {"maximum", engine::bounds::page_max},
            {"default", engine::bounds::page_default}};
  }
  if (name == "severity") return {{"type", "integer"}, {"minimum", 1}, {"maximum", 4}};
  if (name == "incident" || name == "parent" || name == "version") {
    return {{"type", "integer"}, {"minimum", 1}};
  }
  if (name == "figures" || name == "overdue" || name == "open" || name == "supervised")
    return {{"type", "boolean"}};
  if (name == "from" || name == "to") return {{"type", "string"}, {"format", "date-time"}};
  if (name == "owner") return {{"type", "string"}, {"enum", json::array{"me"}}};
  if (name == "explain") return {{"type", "string"}, {"enum", json::array{"0", "1"}}};
  if (name == "by") {
    return {{"type", "string"},
            {"enum", json::array{"grid", "area", "department", "category", "level"}}};
  }
  return {{"type", "string"}};
}

json::array parameters(const Route& route) {
  json::array list;
  for (const auto segment : segments_of(route.pattern)) {
    if (segment.front() != '{') continue;
    const auto name = segment.substr(1, segment.size() - 2);
    list.push_back(parameter(name, "path", {{"type", "string"}}, true));
  }
  for (const auto name : route.query) {
    auto shown = parameter(name, "query", query_schema(name), false);
    if (name == "limit" && route.documented.tag == "reference") {
      shown["schema"].as_object().erase("default");
      shown["description"] = "Without limit and cursor the answer has all rows.";
    }
    list.push_back(std::move(shown));
  }
  if (route.key) {
    list.push_back(parameter(
        "Idempotency-Key", "header",
        {{"type", "string"}, {"minLength", 1}, {"maxLength", engine::bounds::key_bytes_max}},
        true));
  }
  if (route.documented.body == "SendEvent") {
    list.push_back(parameter("If-Match", "header", {{"type", "string"}}, false));
  }
  return list;
}

json::object answer(std::uint16_t status, std::string_view schema, std::string_view media) {
  json::object shown{{"description", reason_phrase(status)}};
  if (status == 101) shown["description"] = "Switching Protocols";
  if (!schema.empty()) {
    shown["content"] = json::object{{media, json::object{{"schema", reference_to(schema)}}}};
  }
  return shown;
}

/// The statuses of the problems that this route can answer with.
std::vector<std::uint16_t> problem_statuses(const Route& route) {
  std::vector<std::uint16_t> list{400, 408, 414, 417, 429, 431, 500, 503, 505};
  const auto add = [&list](std::initializer_list<std::uint16_t> more) {
    list.insert(list.end(), more);
  };
  if (route.policy.access != Access::everyone || route.documented.id == "login") add({401});
  if (route.policy.access != Access::everyone) add({403});
  const bool names = route.pattern.find('{') != std::string_view::npos;
  if (names || route.documented.id == "directory") add({404});
  if (!route.documented.body.empty()) add({403, 411, 413, 415, 422});
  if (route.key) add({409, 412, 507});
  if (route.documented.id == "readyz") add({507});
  if (route.documented.id == "stream") add({426});
  if (route.documented.id == "unmask" || route.documented.tag == "administration") add({409});
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

json::object header(std::string_view description, std::string_view type = "string") {
  return {{"description", description}, {"schema", json::object{{"type", type}}}};
}

/// The headers of a good answer that a client has use for.
json::object headers(const Route& route, std::uint16_t status) {
  json::object named;
  const auto& schema = route.documented.answers.front().second;
  if (schema == "Incident" || schema == "Ticket") {
    named["ETag"] = header("The case's version: for If-Match.");
  }
  if (status == 201) named["Location"] = header("Where the case is found.");
  const bool paged =
      std::find(route.query.begin(), route.query.end(), "cursor") != route.query.end();
  if (paged) named["Link"] = header("rel=next: the next page, where there is one.");
  if (route.documented.tag == "session" && schema != "Actor") {
    named["Set-Cookie"] = header("The session, for browsers.");
  }
  return named;
}

json::object answers(const Route& route) {
  json::object shown;
  for (const auto& [status, schema] : route.documented.answers) {
    auto good = answer(status, schema, route.documented.media);
    if (auto named = headers(route, status); !named.empty()) good["headers"] = std::move(named);
    shown[std::to_string(status)] = std::move(good);
  }
  for (const auto status : problem_statuses(route)) {
    auto bad = answer(status, "Problem", "application/problem+json");
    if (status == 429 || status == 503 || status == 507) {
      bad["headers"] = json::object{{"Retry-After", header("Seconds to wait.", "integer")}};
    }
    shown[std::to_string(status)] = std::move(bad);
  }
  return shown;
}

json::object operation(const Route& route) {
  const auto& documented = route.documented;
  json::object shown{{"operationId", documented.id},
                     {"tags", json::array{documented.tag}},
                     {"summary", documented.summary},
                     {"parameters", parameters(route)},
                     {"responses", answers(route)}};
  if (!documented.body.empty()) {
    json::object content;
    for (const auto media : documented.body_media) {
      content[media] = json::object{{"schema", reference_to(documented.body)}};
    }
    shown["requestBody"] = json::object{{"required", true}, {"content", std::move(content)}};
  }
  if (route.policy.access == Access::everyone) shown["security"] = json::array{};
  return shown;
}

json::object paths(const std::vector<Route>& routes) {
  json::object shown;
  for (const auto& route : routes) {
    auto& path = shown[route.pattern];
    if (!path.is_object()) path = json::object();
    path.get_object()[lower_case(route.method)] = operation(route);
  }
  return shown;
}

json::object security_schemes() {
  return {{"bearer", json::object{{"type", "http"}, {"scheme", "bearer"}}},
          {"cookie", json::object{{"type", "apiKey"},
                                  {"in", "cookie"},
                                  {"name", cookie_name(true)},
                                  {"description", "Over TLS; on loopback its name is shao."}}}};
}

}  // namespace

json::object openapi_document(const std::vector<Route>& routes) {
  json::object info{
      {"title", "Shao"},
      {"version", "1"},
      {"description",
       "Dispatch of a county's grid governance. Errors are RFC 9457 problems; lists "
       "are paged by an opaque cursor and Link rel=next; a case's ETag is its version. A path "
       "answers a method that is not listed with 405 and Allow."},
      {"license", json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
  json::array security{json::object{{"bearer", json::array()}},
                       json::object{{"cookie", json::array()}}};
  return {{"openapi", "3.1.0"},
          {"info", std::move(info)},
          {"servers", json::array{json::object{{"url", "/"}}}},
          {"security", std::move(security)},
          {"paths", paths(routes)},
          {"components",
           json::object{{"schemas", openapi_schemas()}, {"securitySchemes", security_schemes()}}}};
}

}  // namespace adapters::http
