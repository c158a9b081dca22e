// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "adapters/http/openapi.hpp"
#include "tests/unit/http/schema.hpp"
#include "tests/unit/http/support.hpp"

// What the routes really answer, to good questions and to bad ones, against their document.

namespace {

namespace json = boost::json;
using adapters::http::Response;
using adapters::http::Route;
using adapters::http::routes;

struct Office : test::Bench {
  Office() {
    add_account("wang", "pass", {{engine::directory::Role::dispatcher, ""}});
    add_account("auditor", "pass", {{engine::directory::Role::auditor, ""}});
    wang = token_of("wang");
  }
  Response ask(const Route& route, const std::string& target, const std::string& headers,
               const std::string& body = "") {
    auto head = std::string(route.method) + " " + target + " HTTP/1.1\r\nHost: shao\r\n" + headers;
    if (!body.empty()) {
      head += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
              "\r\n";
    }
    return Bench::ask(router, head, body);
  }
  /// What is wrong with the answer by the document; empty if nothing is.
  std::string faults(const Route& route, const Response& answer) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(c | 0x20);
    const auto& told = document.at("paths").at(route.pattern).at(method).at("responses");
    const auto* found = told.as_object().if_contains(std::to_string(answer.status));
    if (found == nullptr) return std::to_string(answer.status) + " is not in the document";
    const auto* content = found->as_object().if_contains("content");
    if (content == nullptr) return answer.body.empty() ? "" : "a body that is not in the document";
    const auto* schema = content->as_object().if_contains(answer.content_type);
    if (schema == nullptr) return answer.content_type + " is not in the document";
    const std::string ref(schema->at("schema").at("$ref").as_string());
    return schemas.faults(json::parse(answer.body), ref.substr(ref.rfind('/') + 1));
  }

  std::string wang;
  adapters::http::Router router{desk, routes()};
  json::value document = adapters::http::openapi_document(routes());
  test::Schemas schemas{adapters::http::openapi_schemas()};
};

std::string target_of(const Route& route, const std::string& id) {
  std::string target(route.pattern);
  const auto begin = target.find('{');
  if (begin == std::string::npos) return target;
  return target.replace(begin, target.find('}') + 1 - begin, id);
}

const Route& route_of(std::string_view id) {
  for (const auto& route : routes()) {
    if (route.documented.id == id) return route;
  }
  FAIL("there is no route " << id);
  return routes().front();
}

}  // namespace

TEST_CASE("answers: whatever is wrong with a request its problem stands in the document",
          "[http]") {
  Office office;
  const std::string key = "Idempotency-Key: k";
  const std::string broken = R"({"nothing": [1], )";
  int count = 0;
  for (const Route& route : routes()) {
    const bool open = route.policy.access == adapters::http::Access::everyone;
    const auto judge = [&](const std::string& what, const Response& answer) {
      INFO(route.method << " " << route.pattern << ": " << what << " -> " << answer.status);
      if (answer.status < 400) return;
      CHECK(office.faults(route, answer) == "");
      const auto body = json::parse(answer.body).as_object();
      CHECK(body.at("status") == answer.status);
      ++count;
    };
    const auto with_key = office.wang + key + std::to_string(count) + "\r\n";
    for (const auto* id : {"7", "999", "nonsense"}) {
      const auto target = target_of(route, id);
      if (!open) judge("nobody", office.ask(route, target, ""));
      judge("a wrong secret", office.ask(route, target, "Authorization: Bearer x\r\n"));
      judge("an unknown parameter", office.ask(route, target + "?x=1", office.wang));
      judge("a wrong limit", office.ask(route, target + "?limit=0", office.wang));
      judge("a post that may not", office.ask(route, target, office.token_of("auditor")));
      judge("nothing more", office.ask(route, target, office.wang));
      if (route.method != "POST") continue;
      judge("no key", office.ask(route, target, office.wang, "{}"));
      judge("no JSON", office.ask(route, target, with_key, broken));
      judge("no fields", office.ask(route, target, with_key, "{}"));
      judge("other fields", office.ask(route, target, with_key, R"({"other": 1})"));
      judge("no type", office.ask(route, target, with_key + "Content-Length: 0\r\n"));
      judge("an event", office.ask(route, target, with_key, R"({"event": "claim"})"));
      judge("a foreign page", office.ask(route, target, "Origin: https://evil\r\n", "{}"));
    }
  }
  CHECK(count > 300);
}

TEST_CASE("answers: a login and a question about a limit fit the document", "[http]") {
  Office office;
  const auto& login = route_of("login");
  const auto in = office.ask(login, "/v1/session", "", R"({"login": "wang", "password": "pass"})");
  CHECK(in.status == 200);
  CHECK(office.faults(login, in) == "");
  const auto& due = route_of("due");
  const auto told = office.ask(due, "/v1/calendars/county/due", office.wang,
                               R"({"from": "2026-03-02T09:00:00+08:00", "limit": "4 WH"})");
  CHECK(told.status == 200);
  CHECK(office.faults(due, told) == "");
  const auto& out = route_of("logout");
  const auto token = std::string(json::parse(in.body).at("token").as_string());
  const auto gone = office.ask(out, "/v1/session", "Authorization: Bearer " + token + "\r\n");
  CHECK(gone.status == 204);
  CHECK(office.faults(out, gone) == "");
}

TEST_CASE("answers: each header that the document names is sent", "[http]") {
  Office office;
  const auto headers_of = [&](std::string_view path, std::string_view status) {
    std::set<std::string> names;
    const auto& answer = office.document.at("paths").at(path).at("get").at("responses").at(status);
    for (const auto& [name, header] : answer.at("headers").as_object()) names.insert(name);
    return names;
  };
  CHECK(headers_of("/v1/incidents/{id}", "200") == std::set<std::string>{"ETag"});
  const auto one = office.ask(route_of("incident"), "/v1/incidents/7", office.wang);
  CHECK_FALSE(test::header(one, "ETag").empty());
  CHECK(headers_of("/v1/incidents", "200") == std::set<std::string>{"Link"});
  const auto list = office.ask(route_of("incidents"), "/v1/incidents?limit=1", office.wang);
  CHECK_FALSE(test::header(list, "Link").empty());
}
