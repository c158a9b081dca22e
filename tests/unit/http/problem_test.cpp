// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/problem.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <set>

namespace {

using namespace adapters::http;
namespace json = boost::json;

}  // namespace

TEST_CASE("problem: it is worded in the reader's language", "[http]") {
  const Problem problem{.type = ProblemType::not_allowed_now,
                        .detail = {"现在不能签收", "it cannot be claimed now"},
                        .instance = "/v1/tickets/3/events",
                        .extra = {{"allowed", json::array{"resolve"}}}};
  const auto chinese = to_response(problem, Language::zh);
  const auto english = to_response(problem, Language::en);
  CHECK(chinese.status == 409);
  CHECK(chinese.content_type == "application/problem+json");
  const auto zh = json::parse(chinese.body).as_object();
  const auto en = json::parse(english.body).as_object();
  CHECK(zh.at("detail") == "现在不能签收");
  CHECK(en.at("detail") == "it cannot be claimed now");
  CHECK(zh.at("type") == "/problems/not-allowed-now");
  CHECK(zh.at("type") == en.at("type"));
  CHECK(zh.at("title") == "当前状态不允许");
  CHECK(en.at("status") == 409);
  CHECK(en.at("instance") == "/v1/tickets/3/events");
  CHECK(en.at("allowed") == json::array{"resolve"});
}

TEST_CASE("problem: errors carry their pointers", "[http]") {
  const Problem problem{.type = ProblemType::invalid_fields,
                        .errors = {{"/title", "必填|is required"}, {"/a~1b", "未知|is unknown"}}};
  const auto body = to_json(problem, Language::en);
  CHECK(body.at("errors") == json::array{{{"pointer", "/title"}, {"detail", "is required"}},
                                         {{"pointer", "/a~1b"}, {"detail", "is unknown"}}});
  CHECK(body.at("detail") == "errors names each of them.");
}

TEST_CASE("problem: waiting and logging in have their headers", "[http]") {
  const auto has = [](const Response& response, const std::string& name, const std::string& value) {
    const auto& list = response.headers;
    return std::find(list.begin(), list.end(), std::pair(name, value)) != list.end();
  };
  const Problem busy{.type = ProblemType::busy, .retry_after = std::chrono::seconds(3)};
  CHECK(has(to_response(busy, Language::zh), "Retry-After", "3"));
  CHECK(has(to_response({.type = ProblemType::not_logged_in}, Language::zh), "WWW-Authenticate",
            "Bearer realm=\"shao\""));
}

TEST_CASE("problem: every type has a page and a slug of its own", "[http]") {
  std::set<std::string_view> slugs;
  for (const auto& kind : problem_kinds()) {
    INFO(kind.slug);
    CHECK(slugs.insert(kind.slug).second);
    CHECK(&kind_of(kind.type) == &kind);
    const auto page = problem_page(kind.slug);
    REQUIRE(page);
    CHECK(page->body.find(kind.title.zh) != std::string::npos);
    CHECK(page->body.find(kind.title.en) != std::string::npos);
    CHECK(page->body.find(kind.remedy.en) != std::string::npos);
    CHECK(reason_phrase(kind.status) != "Status");
  }
  CHECK_FALSE(problem_page("no-such-problem"));
}

TEST_CASE("problem: every status that the contract names has a type", "[http]") {
  for (const int status : {400, 401, 403, 404, 405, 409, 411, 412, 413, 415, 422, 428, 429, 503}) {
    INFO(status);
    CHECK(kind_of(type_for_status(static_cast<std::uint16_t>(status))).status == status);
  }
}

TEST_CASE("language: Chinese unless English is wanted more", "[http]") {
  CHECK(preferred_language("") == Language::zh);
  CHECK(preferred_language("en") == Language::en);
  CHECK(preferred_language("en-GB,en;q=0.9") == Language::en);
  CHECK(preferred_language("zh-CN,zh;q=0.9,en;q=0.8") == Language::zh);
  CHECK(preferred_language("fr, en;q=0.5, zh;q=0.4") == Language::en);
  CHECK(preferred_language("en;q=0.3, zh;q=0.4") == Language::zh);
  CHECK(preferred_language("en;q=0") == Language::zh);
  CHECK(preferred_language("*") == Language::zh);
  CHECK(preferred_language(",,;q=,en;q=x") == Language::zh);
}
