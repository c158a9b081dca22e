// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/openapi.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "adapters/http/present/present.hpp"
#include "tests/unit/http/schema.hpp"
#include "tests/unit/http/support.hpp"

// The API's document against the table of routes, and against what is really shown.

namespace {

namespace json = boost::json;
using adapters::http::openapi_document;
using adapters::http::Route;
using adapters::http::routes;

std::string lower(std::string_view text) {
  std::string lowered;
  for (const char c : text) lowered += static_cast<char>(c | 0x20);
  return lowered;
}

/// Every "$ref" below a value.
void collect_refs(const json::value& value, std::set<std::string>& refs) {
  if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) {
      if (name == "$ref") refs.insert(std::string(member.as_string()));
      collect_refs(member, refs);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& member : *array) collect_refs(member, refs);
  }
}

std::size_t operations(const json::object& document) {
  std::size_t count = 0;
  for (const auto& [path, item] : document.at("paths").as_object())
    count += item.as_object().size();
  return count;
}

}  // namespace

TEST_CASE("openapi: each route stands in the document and nothing else does", "[http]") {
  const auto document = openapi_document(routes());
  const auto& paths = document.at("paths").as_object();
  std::set<std::string_view> ids;
  for (const Route& route : routes()) {
    INFO(route.method << " " << route.pattern);
    CHECK(route.handler != nullptr);
    REQUIRE(paths.contains(route.pattern));
    const auto& operation = paths.at(route.pattern).at(lower(route.method)).as_object();
    CHECK(operation.at("operationId") == json::string(route.documented.id));
    CHECK(ids.insert(route.documented.id).second);
    CHECK_FALSE(route.documented.summary.empty());
    CHECK(operation.at("responses").as_object().size() > route.documented.answers.size());
    CHECK(operation.contains("requestBody") == !route.documented.body.empty());
  }
  CHECK(operations(document) == routes().size());
}

TEST_CASE("openapi: each path parameter is told and each query parameter of the table", "[http]") {
  const auto document = openapi_document(routes());
  for (const Route& route : routes()) {
    INFO(route.pattern);
    const auto& operation = document.at("paths").at(route.pattern).at(lower(route.method));
    std::set<std::string> told;
    for (const auto& parameter : operation.at("parameters").as_array()) {
      told.insert(std::string(parameter.at("in").as_string()) + " " +
                  std::string(parameter.at("name").as_string()));
      if (parameter.at("in") == "path") CHECK(parameter.at("required") == true);
    }
    for (const auto segment : adapters::http::segments_of(route.pattern)) {
      if (segment.front() != '{') continue;
      CHECK(told.count("path " + std::string(segment.substr(1, segment.size() - 2))) == 1);
    }
    for (const auto name : route.query) CHECK(told.count("query " + std::string(name)) == 1);
    CHECK(told.count("header Idempotency-Key") == (route.key ? 1U : 0U));
  }
}

TEST_CASE("openapi: every reference leads to a schema and every schema is used", "[http]") {
  const json::value document = openapi_document(routes());
  std::set<std::string> refs;
  collect_refs(document, refs);
  const auto& schemas = document.at("components").at("schemas").as_object();
  for (const auto& ref : refs) {
    INFO(ref);
    const std::string prefix = "#/components/schemas/";
    REQUIRE(ref.substr(0, prefix.size()) == prefix);
    CHECK(schemas.contains(ref.substr(prefix.size())));
  }
  for (const auto& [name, schema] : schemas) {
    INFO(std::string(name));
    CHECK(refs.count("#/components/schemas/" + std::string(name)) == 1);
  }
}

TEST_CASE("openapi: the document has the members that the standard asks for", "[http]") {
  const auto document = openapi_document(routes());
  CHECK(document.at("openapi") == "3.1.0");
  CHECK(document.at("info").as_object().contains("title"));
  CHECK(document.at("info").as_object().contains("version"));
  for (const auto& [path, item] : document.at("paths").as_object()) {
    CHECK(path.front() == '/');
    for (const auto& [method, operation] : item.as_object()) {
      INFO(std::string(method) << " " << std::string(path));
      for (const auto& [status, answer] : operation.at("responses").as_object()) {
        CHECK(status.size() == 3);
        CHECK(answer.as_object().contains("description"));
      }
    }
  }
}

TEST_CASE("openapi: what is shown fits its schema and what is not does not", "[http]") {
  const test::Schemas schemas(adapters::http::openapi_schemas());
  const auto county = test::county();
  const engine::core::Workflows workflows;
  const engine::core::Context context{.now = *engine::parse_rfc3339("2026-03-02T03:00:00Z"),
                                      .county = county,
                                      .workflows = workflows,
                                      .find = {}};
  auto incident = adapters::http::present::one_case(test::incident(), context);
  CHECK(schemas.faults(incident, "Incident") == "");
  incident.erase("stage");
  CHECK(schemas.faults(incident, "Incident") == "/stage is missing");
  incident["stage"] = "nowhere";
  CHECK(schemas.faults(incident, "Incident") == "/stage is none of the enum");
  auto ticket = test::incident();
  ticket.kind = "ticket";
  ticket.parent = engine::model::CaseId{1};
  CHECK(schemas.faults(adapters::http::present::one_case(ticket, context), "Ticket") == "");
  const auto journal = adapters::http::present::journal(
      test::incident(), {}, context, adapters::http::Language::en, {.after = {}, .most = 50});
  CHECK(schemas.faults(journal, "Journal") == "");
  const auto problem = adapters::http::to_json({.type = adapters::http::ProblemType::busy},
                                               adapters::http::Language::en);
  CHECK(schemas.faults(problem, "Problem") == "");
}

TEST_CASE("openapi: real answers fit the schemas of their routes", "[http]") {
  using engine::directory::Role;
  test::Bench bench;
  bench.add_account("wang", "pass",
                    {{Role::dispatcher, ""}, {Role::security_admin, ""}, {Role::auditor, ""}});
  const auto proof = bench.token_of("wang");
  const adapters::http::Router router(bench.desk, routes());
  const test::Schemas schemas(adapters::http::openapi_schemas());
  for (const Route& route : routes()) {
    if (route.method != "GET" || route.documented.media != "application/json") continue;
    std::string target(route.pattern);
    const bool calendar = target.find("/calendars/") != std::string::npos;
    if (const auto id = target.find("{id}"); id != std::string::npos) {
      target.replace(id, 4, calendar ? "county" : "7");
    }
    if (calendar) target += "?month=2026-03";
    if (const auto at = target.find("{name}"); at != std::string::npos) {
      if (target.find("queues") == std::string::npos) continue;  // No workflow is loaded here.
      target.replace(at, 6, "inbox");
    }
    if (target == "/v1/stream" || target.find("/tickets/") != std::string::npos) continue;
    if (target == "/v1/directory")
      target += "?place=" + bench.county.directory.grids().front().code.str();
    INFO(target);
    const auto answer = bench.ask(router, "GET " + target + " HTTP/1.1\r\nHost: shao\r\n" + proof);
    CHECK(answer.status == 200);
    CHECK(schemas.faults(json::parse(answer.body),
                         std::string(route.documented.answers.front().second)) == "");
  }
}
