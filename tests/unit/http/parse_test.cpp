// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include "adapters/http/parse/command.hpp"
#include "adapters/http/parse/list.hpp"
#include "tests/unit/http/support.hpp"

// Bodies as they come from outside: what is wrong with each is told by JSON Pointer, all at once.

namespace {

namespace json = boost::json;
namespace parse = adapters::http::parse;
using parse::FieldErrors;

json::object object(std::string_view text) { return json::parse(text).as_object(); }

std::vector<std::string> pointers(const FieldErrors& errors) {
  std::vector<std::string> list;
  for (const auto& error : errors) list.push_back(error.pointer);
  return list;
}

template <class T>
std::vector<std::string> wrong(const parse::Parsed<T>& parsed) {
  const auto* errors = std::get_if<FieldErrors>(&parsed);
  return errors ? pointers(*errors) : std::vector<std::string>();
}

using Pointers = std::vector<std::string>;

}  // namespace

TEST_CASE("parse: a body that is no JSON object says so in words", "[http]") {
  for (const auto* text : {"", "{", "[]", "1", "null", "\"a\"", "{\"a\":1,}", "{a:1}", "{\"a\":1}x",
                           "{\"a\":NaN}", "{'a':1}", "{\"a\":\"\xff\"}", "{\"a\":\"\x01\"}"}) {
    INFO(text);
    const auto parsed = parse::parse_object(text);
    REQUIRE(std::holds_alternative<std::string>(parsed));
    CHECK(std::get<std::string>(parsed).find('|') != std::string::npos);
  }
}

TEST_CASE("parse: a body that is too deep is refused", "[http]") {
  const std::string deep = "{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}";
  CHECK(std::holds_alternative<std::string>(parse::parse_object(deep)));
}

TEST_CASE("parse: an incident with all its fields", "[http]") {
  const auto county = test::county();
  auto parsed = parse::raise(
      object(R"({"category":"E0496","title":"堵塞消防通道","description":"三楼","address":"胜利街",
                 "grid":"511725001004801","severity":1,"extra":[1],
                 "position":{"type":"Point","coordinates":[106.5,30.5]},
                 "reporter":{"name":"张三","phone":"13812341234"}})"),
      county, "salt");
  REQUIRE(std::holds_alternative<engine::model::OpenCase>(parsed));
  const auto& command = std::get<engine::model::OpenCase>(parsed);
  CHECK(command.workflow == "incident");
  CHECK(command.facts.title == "堵塞消防通道");
  CHECK(command.facts.place.area.str() == "A01");
  CHECK(command.facts.position->longitude == 106.5);
  CHECK(command.given == object(R"({"extra":[1],"category":"E0496","severity":1})"));
  CHECK(command.reporter == engine::model::Reporter{"张三", "13812341234", "salt"});
  CHECK(command.facts.reporter_commitment.size() == 64);
}

TEST_CASE("parse: the grid is found from the position and a named grid wins", "[http]") {
  const auto county = test::county();
  const auto raise = [&](std::string_view more) {
    return parse::raise(
        object("{\"category\":\"E0496\",\"title\":\"t\"," + std::string(more) + "}"), county, "");
  };
  const auto grid_of = [](const auto& parsed) {
    return std::get<engine::model::OpenCase>(parsed).facts.place.grid.str();
  };
  const std::string inside_second = R"("position":{"type":"Point","coordinates":[106.15,30.05]})";
  CHECK(grid_of(raise(inside_second)) == "511725001004802");
  CHECK(grid_of(raise(inside_second + R"(,"grid":"511725001004801")")) == "511725001004801");
  CHECK(grid_of(raise("\"address\":\"\"")).empty());
  CHECK(wrong(raise(R"("position":{"type":"Point","coordinates":[0,0]})")) ==
        Pointers{"/position"});
  CHECK(wrong(raise(R"("grid":"999")")) == Pointers{"/grid"});
}

TEST_CASE("parse: a place may be wider than a grid and the narrowest named one wins", "[http]") {
  const auto county = test::county();
  const auto& grid = county.directory.grids().front();
  const auto raise = [&](const std::string& more) {
    return parse::raise(object("{\"category\":\"E0496\",\"title\":\"t\"," + more + "}"), county,
                        "");
  };
  const auto place_of = [](const auto& parsed) {
    return code_of(std::get<engine::model::OpenCase>(parsed).facts.place);
  };
  const std::string street = county.directory.streets().front().code.str();
  CHECK(place_of(raise(R"("area":")" + grid.area.str() + '"')) == grid.area.str());
  CHECK(place_of(raise(R"("community":")" + grid.community.str() + R"(","street":")" + street +
                       '"')) == grid.community.str());
  CHECK(place_of(raise(R"("street":")" + street + '"')) == street);
  CHECK(wrong(raise(R"("area":")" + street + '"')) == Pointers{"/area"});
}

TEST_CASE("parse: wrong fields of an incident are all named at once", "[http]") {
  const auto county = test::county();
  const auto parsed =
      parse::raise(object(R"({"title":7,"description":[],"address":{},"grid":1,"severity":"red",
                 "position":[106,30],"reporter":"me","workflow":3})"),
                   county, "");
  CHECK(wrong(parsed) == Pointers{"/category", "/title", "/description", "/address", "/position",
                                  "/grid", "/workflow", "/severity", "/reporter"});
}

TEST_CASE("parse: positions that are no point on earth are refused", "[http]") {
  const auto county = test::county();
  for (const auto* position :
       {R"({"type":"Polygon","coordinates":[1,2]})", R"({"coordinates":[106,30]})",
        R"({"type":"Point"})", R"({"type":"Point","coordinates":[106]})",
        R"({"type":"Point","coordinates":[106,30,1,1]})",
        R"({"type":"Point","coordinates":["106","30"]})",
        R"({"type":"Point","coordinates":[181,30]})", R"({"type":"Point","coordinates":[106,91]})",
        R"({"type":"Point","coordinates":[106,null]})"}) {
    INFO(position);
    const auto text = std::string(R"({"category":"E0496","title":"t","grid":"511725001004801",)") +
                      "\"position\":" + position + "}";
    CHECK(wrong(parse::raise(object(text), county, "")) == Pointers{"/position"});
  }
}

TEST_CASE("parse: an event names itself and its data", "[http]") {
  const engine::model::CaseId id{7};
  auto parsed = parse::event(object(R"({"event":"claim","data":{"comment":"好"}})"), "ticket", id);
  REQUIRE(std::holds_alternative<engine::model::SendEvent>(parsed));
  CHECK(std::get<engine::model::SendEvent>(parsed).event == "claim");
  CHECK(std::get<engine::model::SendEvent>(parsed).form == object(R"({"comment":"好"})"));
  CHECK(wrong(parse::event(object("{}"), "ticket", id)) == Pointers{"/event"});
  CHECK(wrong(parse::event(object(R"({"event":""})"), "ticket", id)) == Pointers{"/event"});
  CHECK(wrong(parse::event(object(R"({"event":1,"data":[],"by":"me","a/b~":1})"), "ticket", id)) ==
        Pointers{"/event", "/data", "/by", "/a~1b~0"});
}

TEST_CASE("parse: names that are kept or compared are bounded", "[http]") {
  const engine::model::CaseId id{7};
  const auto named = [&](const std::string& name) {
    return parse::event(object(R"({"event":")" + name + "\"}"), "incident", id);
  };
  std::string longest;
  for (int count = 0; count < 64; ++count) longest += "字";
  CHECK(std::holds_alternative<engine::model::SendEvent>(named(longest)));
  CHECK(std::get<engine::model::SendEvent>(named("claim")).kind == "incident");
  CHECK(wrong(named(longest + "字")) == Pointers{"/event"});
  const auto login = [](const std::string& name, const std::string& password) {
    return parse::login(object(R"({"login":")" + name + R"(","password":")" + password + "\"}"));
  };
  CHECK(std::holds_alternative<parse::Login>(login("li", "pass")));
  CHECK(wrong(login(std::string(200, 'a'), std::string(2000, 'b'))) ==
        Pointers{"/login", "/password"});
}

TEST_CASE("parse: what is wrong with a reporter is pointed at inside", "[http]") {
  const auto county = test::county();
  const auto reported = [&](const std::string& reporter) {
    return parse::raise(
        object(R"({"category":"E0496","title":"t","grid":"511725001004801","reporter":)" +
               reporter + "}"),
        county, "salt");
  };
  CHECK(wrong(reported(R"({"name":"王","phone":12345})")) == Pointers{"/reporter/phone"});
  CHECK(wrong(reported(R"({"name":"王","age":7})")) == Pointers{"/reporter/age"});
  CHECK(wrong(reported(R"({"name":")" + std::string(101, 'a') + R"(","phone":")" +
                       std::string(41, '1') + "\"}")) ==
        Pointers{"/reporter/name", "/reporter/phone"});
}

TEST_CASE("parse: a question begins within the years that can be written", "[http]") {
  const auto asked = [](const std::string& from) {
    return parse::due_question(object(R"({"limit":"4 WH","from":")" + from + "\"}"));
  };
  CHECK(std::holds_alternative<parse::DueQuestion>(asked("1900-01-02T00:00:00Z")));
  CHECK(wrong(asked("1899-12-31T00:00:00Z")) == Pointers{"/from"});
  CHECK(wrong(asked("9999-12-31T23:00:00Z")) == Pointers{"/from"});
}

TEST_CASE("parse: a question about a limit", "[http]") {
  const auto asked = [](std::string_view text) { return parse::due_question(object(text)); };
  const auto good =
      asked(R"({"from":"2026-03-02T09:00:00+08:00","limit":{"amount":1.5,"unit":"WD"}})");
  REQUIRE(std::holds_alternative<parse::DueQuestion>(good));
  CHECK(std::get<parse::DueQuestion>(good).limit == *engine::calendar::parse_limit("1.5 WD"));
  CHECK(wrong(asked(R"({"from":"yesterday","limit":"4 XX"})")) == Pointers{"/from", "/limit"});
  CHECK(wrong(asked(R"({"limit":{"amount":"4","unit":"WH"}})")) == Pointers{"/from", "/limit"});
}

TEST_CASE("parse: versions and ids are whole numbers and nothing else", "[http]") {
  CHECK(parse::version_of("\"12\"") == engine::model::Version{12});
  for (const auto* bad :
       {"12", "W/\"12\"", "\"\"", "\"12", "\"1 2\"", "\"-1\"", "\"0\"", "\"1\",\"2\""}) {
    INFO(bad);
    CHECK_FALSE(parse::version_of(bad));
  }
  CHECK(parse::case_id("17") == engine::model::CaseId{17});
  for (const auto* bad : {"", "0", "-1", "+1", " 1", "1 ", "0x1", "1e3", "99999999999999999999"}) {
    INFO(bad);
    CHECK_FALSE(parse::case_id(bad));
  }
}

TEST_CASE("parse: a list's query becomes a filter", "[http]") {
  const auto target = *adapters::http::parse_target(
      "/v1/incidents?state=l1&severity=2&owner=me&q=%E5%A0%B5&overdue=true&limit=200&department=D18"
      "&from=2026-03-02T09:00:00%2B08:00");
  const auto actor = test::actor(engine::directory::Role::grid_chief, "511725001004801");
  const auto asked = parse::list_question(target, actor);
  REQUIRE(std::holds_alternative<parse::ListQuestion>(asked));
  const auto& [filter, page] = std::get<parse::ListQuestion>(asked);
  CHECK(filter.state == "l1");
  CHECK(filter.severity == 2);
  CHECK(filter.owners == actor.posts);
  CHECK(filter.text == "堵");
  CHECK(filter.overdue == true);
  CHECK(filter.unit == "D18");
  CHECK(filter.from == *engine::parse_rfc3339("2026-03-02T01:00:00Z"));
  CHECK(page.limit == 200);
}

TEST_CASE("parse: a list's query with a wrong value says which", "[http]") {
  const auto actor = test::actor(engine::directory::Role::grid_chief, "511725001004801");
  for (const std::string name :
       {"limit=0", "limit=201", "limit=x", "limit=-1", "limit=", "severity=5", "severity=red",
        "overdue=yes", "open=1", "from=today", "to=2026-13-01T00:00:00Z", "owner=you",
        "q=", "incident=abc"}) {
    INFO(name);
    const auto asked =
        parse::list_question(*adapters::http::parse_target("/v1/incidents?" + name), actor);
    REQUIRE(std::holds_alternative<engine::core::Label>(asked));
    const auto& label = std::get<engine::core::Label>(asked);
    CHECK(label.en.find(name.substr(0, name.find('='))) == 0);
    CHECK(label.zh.find(name.substr(0, name.find('='))) == 0);
  }
}
