// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/router.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "adapters/http/authenticate.hpp"
#include "tests/unit/http/support.hpp"

// The rules that hold for every route, and each in its turn: the path, the method, the query, who
// asks, where the page comes from, the body's type, the key.

namespace {

namespace json = boost::json;
using adapters::http::Call;
using adapters::http::Response;
using adapters::http::Route;
using adapters::http::Router;
using test::Bench;
using test::header;

json::object body_of(const Response& response) { return json::parse(response.body).as_object(); }
std::string type_of(const Response& response) {
  return std::string(body_of(response).at("type").as_string());
}

std::string line(const std::string& method, const std::string& target) {
  return method + " " + target + " HTTP/1.1\r\nHost: shao\r\n";
}

const std::string json_type = "Content-Type: application/json\r\n";

std::string with_body(const std::string& body) {
  return json_type + "Content-Length: " + std::to_string(body.size()) + "\r\n";
}

struct Office : Bench {
  Office() {
    add_account("wang", "pass", {{engine::directory::Role::grid_chief, "511725001004801"}});
    add_account("other", "pass", {{engine::directory::Role::grid_chief, "511725001004802"}});
    add_account("admin", "pass", {{engine::directory::Role::system_admin, ""}});
    wang = token_of("wang");
  }
  Response get(const std::string& target, const std::string& headers = "") {
    return ask(router, line("GET", target) + headers);
  }
  Response post(const std::string& target, const std::string& headers, const std::string& body) {
    return ask(router, line("POST", target) + headers + with_body(body), body);
  }
  Router router{desk, adapters::http::routes()};
  std::string wang;
};

}  // namespace

TEST_CASE("router: an unknown path is 404 and a wrong method 405 with those allowed", "[http]") {
  Office office;
  CHECK(office.get("/v1/nothing").status == 404);
  CHECK(office.get("/").status == 404);
  CHECK(office.get("/v1/incidents/1/2/3/4").status == 404);
  const auto wrong = office.ask(office.router, line("PUT", "/v1/incidents/7"));
  CHECK(wrong.status == 405);
  CHECK(header(wrong, "Allow") == "GET, HEAD");
  CHECK(header(office.ask(office.router, line("PATCH", "/v1/session")), "Allow") == "POST, DELETE");
  CHECK(type_of(wrong) == "/problems/method-not-allowed");
}

TEST_CASE("router: a Host that is not ours and a crooked target are refused", "[http]") {
  Office office;
  const auto elsewhere =
      office.ask(office.router, "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n");
  CHECK(elsewhere.status == 400);
  CHECK(office.get("/v1/../healthz").status == 400);
  CHECK(office.get("/healthz").status == 200);
}

TEST_CASE("router: on loopback only the machine's own names and allowed pages are hosts",
          "[http]") {
  using adapters::http::known_hosts;
  using Names = std::vector<std::string>;
  CHECK(known_hosts("127.0.0.1", 8311, {"intranet:1"}, {"https://shao.example"}) ==
        Names{"intranet:1", "127.0.0.1:8311", "localhost:8311", "[::1]:8311", "shao.example"});
}

TEST_CASE("router: elsewhere the address and the allowed pages are hosts and nothing else",
          "[http]") {
  using adapters::http::known_hosts;
  using Names = std::vector<std::string>;
  CHECK(known_hosts("0.0.0.0", 8311, {}, {}).empty());
  CHECK(known_hosts("0.0.0.0", 443, {}, {"https://shao.example"}) == Names{"shao.example"});
  CHECK(known_hosts("10.1.2.3", 443, {}, {}) == Names{"10.1.2.3:443", "10.1.2.3"});
  CHECK(known_hosts("fd00::1", 8443, {}, {}) == Names{"[fd00::1]:8443"});
}

TEST_CASE("router: an exception is a 500 with a reference and the next request is served",
          "[http]") {
  Office office;
  const auto fails = [](const Call&) { throw std::runtime_error("a secret of the inside"); };
  const auto fails_later = [](const Call& call) {
    static_cast<void>(call.desk.engine.ask(call.safely(
        [](const engine::runtime::View&) { throw std::runtime_error("a secret of the inside"); })));
  };
  const auto answers_and_fails = [](const Call& call) {
    call.answer(200, {{"done", true}});
    throw std::runtime_error("too late");
  };
  const adapters::http::Policy everyone{adapters::http::Access::everyone};
  const std::vector<Route> table{{.method = "GET",
                                  .pattern = "/now",
                                  .policy = everyone,
                                  .query = {},
                                  .handler = fails,
                                  .documented = {}},
                                 {.method = "GET",
                                  .pattern = "/later",
                                  .policy = everyone,
                                  .query = {},
                                  .handler = fails_later,
                                  .documented = {}},
                                 {.method = "GET",
                                  .pattern = "/twice",
                                  .policy = everyone,
                                  .query = {},
                                  .handler = answers_and_fails,
                                  .documented = {}}};
  const Router broken(office.desk, table);
  for (const auto* path : {"/now", "/later"}) {
    INFO(path);
    const auto answer = office.ask(broken, line("GET", path));
    CHECK(answer.status == 500);
    CHECK(type_of(answer) == "/problems/internal-error");
    CHECK(body_of(answer).at("instance") == path);
    CHECK(body_of(answer).at("reference").as_string().size() > 4);
    CHECK(answer.body.find("inside") == std::string::npos);
  }
  CHECK(office.ask(broken, line("GET", "/twice")).status == 200);
  CHECK(office.get("/healthz").status == 200);
}

TEST_CASE("router: it is not ready when new cases cannot be stored or when it drains", "[http]") {
  Office office;
  CHECK(office.get("/readyz").status == 200);
  using engine::ports::Room;
  for (const Room room : {Room::ample, Room::no_photos, Room::no_cases, Room::timers_only}) {
    office.desk.room = [room] { return room; };
    const auto answer = office.get("/readyz");
    CHECK(answer.status == (room < Room::no_cases ? 200 : 507));
    if (answer.status != 200) CHECK(type_of(answer) == "/problems/storage-full");
  }
  office.desk.room = {};
  office.desk.registry->drain();
  CHECK(office.get("/readyz").status == 503);
  CHECK(office.get("/healthz").status == 200);
}

TEST_CASE("router: a case is found under its own kind only", "[http]") {
  Office office;
  const std::string key = office.wang + "Idempotency-Key: ";
  CHECK(office.get("/v1/tickets/7", office.wang).status == 404);
  CHECK(office.post("/v1/tickets/7/events", key + "a\r\n", R"({"event":"claim"})").status == 404);
  CHECK(office.post("/v1/incidents/7/events", key + "b\r\n", R"({"event":"claim"})").status != 404);
}

TEST_CASE("router: a rejection by the engine says its language and a repeat says the same",
          "[http]") {
  Office office;
  const auto send = [&](const std::string& language) {
    return office.post("/v1/tickets/7/events",
                       office.wang + "Idempotency-Key: k\r\nAccept-Language: " + language + "\r\n",
                       R"({"event":"claim"})");
  };
  CHECK(header(send("en"), "Content-Language") == "en");
  CHECK(header(send("zh-CN"), "Content-Language") == "zh-CN");
}

TEST_CASE("router: tables come whole or in pages that follow each other", "[http]") {
  Office office;
  const auto all = body_of(office.get("/v1/grids", office.wang));
  REQUIRE(all.at("items").as_array().size() == 2);
  CHECK(all.at("next").is_null());
  const auto first = office.get("/v1/grids?limit=1", office.wang);
  CHECK(body_of(first).at("items").as_array().size() == 1);
  const std::string cursor(body_of(first).at("next").as_string());
  CHECK(header(first, "Link") == "</v1/grids?limit=1&cursor=" + cursor + ">; rel=\"next\"");
  const auto second = body_of(office.get("/v1/grids?limit=1&cursor=" + cursor, office.wang));
  CHECK(second.at("items").at(0) == all.at("items").at(1));
  CHECK(second.at("next").is_null());
  for (const auto* bad : {"limit=0", "limit=201", "cursor=x", "cursor=3"}) {
    INFO(bad);
    CHECK(office.get(std::string("/v1/grids?") + bad, office.wang).status == 400);
  }
}

TEST_CASE("router: the reasons of a long limit break off and its end must be writable", "[http]") {
  Office office;
  const auto ask = [&](const std::string& from, const std::string& limit) {
    return office.post("/v1/calendars/county/due", office.wang,
                       R"({"from":")" + from + R"(","limit":")" + limit + "\"}");
  };
  const auto soon = body_of(ask("2026-03-02T09:00:00+08:00", "4 WH"));
  CHECK(soon.at("truncated") == false);
  const auto late = body_of(ask("2026-03-02T09:00:00+08:00", "3653 WD"));
  CHECK(late.at("truncated") == true);
  CHECK(late.at("trace").as_array().size() < 1100);
  CHECK(ask("9999-12-01T09:00:00+08:00", "3653 WD").status == 422);
}

TEST_CASE("router: a missing holiday table is named by the county's year", "[http]") {
  Office office;
  office.clock.at = engine::parse_rfc3339("2026-12-31T17:00:00Z")->time_since_epoch();
  const auto warnings = body_of(office.get("/readyz")).at("warnings").as_array();
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0] == "calendar county has no holiday table for 2027");
}

TEST_CASE("router: an unknown or doubled query parameter is an error that names it", "[http]") {
  Office office;
  const auto unknown = office.get("/v1/incidents?stat=l1", office.wang + "Accept-Language: en\r\n");
  CHECK(unknown.status == 400);
  CHECK(type_of(unknown) == "/problems/unknown-parameter");
  CHECK(body_of(unknown).at("detail") == "unknown: stat");
  CHECK(office.get("/v1/incidents?limit=1&limit=2", office.wang).status == 400);
  CHECK(office.get("/v1/me?x=1", office.wang).status == 400);
}

TEST_CASE("router: nobody gets in without a login but where everyone may", "[http]") {
  Office office;
  for (const auto& route : adapters::http::routes()) {
    if (route.policy.access == adapters::http::Access::everyone) continue;
    std::string target(route.pattern);
    if (target.find('{') != std::string::npos) target.replace(target.find('{'), 4, "7");
    if (target.find('}') != std::string::npos) target.erase(target.find('}'), 1);
    INFO(route.method << " " << target);
    for (const auto* proof : {"", "Authorization: Bearer wrong\r\n",
                              "Authorization: Basic eDp5\r\n", "Cookie: shao=wrong\r\n"}) {
      const auto refused =
          office.ask(office.router, line(std::string(route.method), target) + proof);
      CHECK(refused.status == 401);
      CHECK(header(refused, "WWW-Authenticate") == "Bearer realm=\"shao\"");
    }
  }
}

TEST_CASE("router: a capability is asked for where the route wants one", "[http]") {
  Office office;
  CHECK(office.get("/metrics", office.wang).status == 403);
  CHECK(office.get("/metrics", office.token_of("admin")).status == 200);
}

TEST_CASE("router: a cookie from a foreign page changes nothing", "[http]") {
  Office office;
  const auto login = office.post("/v1/session", "", R"({"login":"wang","password":"pass"})");
  REQUIRE(login.status == 200);
  const auto set = header(login, "Set-Cookie");
  CHECK(set.find("HttpOnly; SameSite=Strict") != std::string::npos);
  const auto cookie = "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
  CHECK(office.get("/v1/me", cookie).status == 200);
  const std::string due = R"({"from":"2026-03-02T09:00:00+08:00","limit":"4 WH"})";
  const auto from = [&](const std::string& headers) {
    return office.post("/v1/calendars/county/due", cookie + headers, due).status;
  };
  CHECK(from("Origin: http://evil.example\r\n") == 403);
  CHECK(from("Origin: null\r\n") == 403);
  CHECK(from("Origin: https://shao\r\n") == 403);
  CHECK(from("Sec-Fetch-Site: cross-site\r\n") == 403);
  CHECK(from("Sec-Fetch-Site: same-site\r\n") == 403);
  CHECK(from("Origin: http://shao\r\n") == 200);
  CHECK(from("Origin: https://console.example\r\n") == 200);
  CHECK(from("") == 200);
  CHECK(
      office.post("/v1/calendars/county/due", office.wang + "Origin: http://evil.example\r\n", due)
          .status == 200);
}

TEST_CASE("router: a body must be JSON with a length", "[http]") {
  Office office;
  const auto send = [&](const std::string& headers) {
    return office.ask(office.router, line("POST", "/v1/incidents") + office.wang + headers, "{}");
  };
  CHECK(send("").status == 411);
  CHECK(send("Content-Length: 2\r\n").status == 415);
  CHECK(send("Content-Length: 2\r\nContent-Type: text/plain\r\n").status == 415);
  CHECK(send("Content-Length: 2\r\nContent-Type: application/jsonp\r\n").status == 415);
  const auto keyless =
      send("Content-Length: 2\r\nContent-Type: application/json; charset=utf-8\r\n");
  CHECK(keyless.status == 400);
  CHECK(type_of(keyless) == "/problems/key-required");
}

TEST_CASE("router: a key is needed where a case is changed and must be short and visible",
          "[http]") {
  Office office;
  const auto with_key = [&](const std::string& key) {
    return office.post("/v1/incidents", office.wang + "Idempotency-Key: " + key + "\r\n", "{}");
  };
  CHECK(with_key("").status == 400);
  CHECK(with_key("a b").status == 400);
  CHECK(with_key("\xe5\x93\xa8").status == 400);
  CHECK(with_key(std::string(129, 'k')).status == 400);
  CHECK(with_key(std::string(128, 'k')).status == 422);
}

TEST_CASE("router: what is not visible is not found", "[http]") {
  Office office;
  CHECK(office.get("/v1/incidents/7", office.wang).status == 200);
  CHECK(office.get("/v1/incidents/7", office.token_of("other")).status == 404);
  CHECK(office.get("/v1/incidents/7", office.token_of("admin")).status == 404);
  CHECK(office.get("/v1/tickets/7", office.wang).status == 404);
  CHECK(office.get("/v1/incidents/8", office.wang).status == 404);
  CHECK(office.get("/v1/incidents/x", office.wang).status == 404);
  CHECK(office.get("/v1/incidents/7/journal", office.token_of("other")).status == 404);
  CHECK(office.get("/v1/incidents/7/journal", office.wang).status == 200);
}

TEST_CASE("router: a case comes with its version as a strong ETag", "[http]") {
  Office office;
  const auto shown = office.get("/v1/incidents/7", office.wang);
  CHECK(header(shown, "ETag") == "\"3\"");
  CHECK(body_of(shown).at("actions").is_array());
}

TEST_CASE("router: a list goes on by Link and refuses a cursor that is not ours", "[http]") {
  Office office;
  const auto whole = office.get("/v1/incidents", office.wang);
  CHECK(body_of(whole).at("items").as_array().size() == 1);
  CHECK(body_of(whole).at("next").is_null());
  CHECK(header(whole, "Link").empty());
  const auto page = office.get("/v1/incidents?limit=1&state=l1", office.wang);
  CHECK(header(page, "Link") == "</v1/incidents?limit=1&state=l1&cursor=a%20b%2Bc>; rel=\"next\"");
  CHECK(body_of(page).at("next") == "a b+c");
  CHECK(office.get("/v1/incidents?cursor=broken", office.wang).status == 400);
  CHECK(office.get("/v1/incidents?limit=0", office.wang).status == 400);
}

TEST_CASE("router: queues and their counts", "[http]") {
  Office office;
  const auto queues = body_of(office.get("/v1/queues", office.wang)).at("items").as_array();
  REQUIRE(queues.size() == 8);
  CHECK(queues[0] == json::object{{"name", "inbox"}, {"count", 1}});
  CHECK(office.get("/v1/queues/inbox", office.wang).status == 200);
  CHECK(office.get("/v1/queues/nothing", office.wang).status == 404);
}

TEST_CASE("router: figures by place and not for residents", "[http]") {
  Office office;
  office.add_account("zhou", "pass", {{engine::directory::Role::resident, ""}});
  CHECK(office.get("/v1/stats", office.token_of("zhou")).status == 403);
  const auto items = body_of(office.get("/v1/stats", office.wang)).at("items").as_array();
  auto first = items[0].as_object();
  const auto lists = first.at("lists").as_object();
  first.erase("lists");
  CHECK(first ==
        json::object{{"area", "A01"}, {"raised", 5}, {"ended", 3}, {"open", 2}, {"overdue", 1}});
  REQUIRE(lists.size() == 4);
  for (const auto& list : lists) {
    INFO(list.key());
    CHECK(office.get(std::string(list.value().as_string()), office.wang).status == 200);
  }
  CHECK(office.get("/v1/stats?by=moon", office.wang).status == 400);
}

TEST_CASE("router: reference tables", "[http]") {
  Office office;
  const auto grids = body_of(office.get("/v1/grids", office.wang)).at("items").as_array();
  REQUIRE(grids.size() == 2);
  CHECK(grids[0].at("code") == "511725001004801");
  CHECK(grids[0].at("street") == "511725001");
  CHECK(grids[0].at("shape").at("type") == "Polygon");
  for (const auto* path :
       {"/v1/areas", "/v1/departments", "/v1/categories", "/v1/whistles", "/v1/workflows"}) {
    INFO(path);
    CHECK(office.get(path, office.wang).status == 200);
  }
  CHECK(office.get("/v1/workflows/none", office.wang).status == 404);
  CHECK(office.get("/v1/workflows/none/chart", office.wang).status == 404);
}

TEST_CASE("router: when a limit would be reached and why", "[http]") {
  Office office;
  const auto due = body_of(office.post("/v1/calendars/county/due", office.wang,
                                       R"({"from":"2026-03-02T16:00:00+08:00","limit":"4 WH"})"));
  CHECK(due.at("due_at") == "2026-03-03T10:00:00.000+08:00");
  CHECK(due.at("trace").as_array().size() >= 3);
  CHECK(office.post("/v1/calendars/none/due", office.wang, "{}").status == 404);
  CHECK(office.post("/v1/calendars/county/due", office.wang, "{}").status == 422);
  CHECK(office.post("/v1/calendars/county/due", office.wang, "[]").status == 400);
}

TEST_CASE("router: health warns of a missing holiday table", "[http]") {
  Office office;
  CHECK(body_of(office.get("/healthz")).at("status") == "alive");
  CHECK(body_of(office.get("/readyz")).at("status") == "ready");
  office.clock.at = engine::parse_rfc3339("2026-12-15T00:00:00Z")->time_since_epoch();
  const auto warned = body_of(office.get("/readyz"));
  CHECK(warned.at("status") == "ready_with_warnings");
  CHECK(warned.at("warnings").as_array()[0] == "calendar county has no holiday table for 2027");
}

TEST_CASE("router: pages of problems and the API's document are open", "[http]") {
  Office office;
  CHECK(office.get("/problems/busy").content_type == "text/html; charset=utf-8");
  CHECK(office.get("/problems/unheard-of").status == 404);
  CHECK(body_of(office.get("/openapi.json")).at("openapi") == "3.1.0");
}

TEST_CASE("router: the stream wants an upgrade with its subprotocol from our own pages", "[http]") {
  Office office;
  const std::string upgrade =
      "Connection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a2V5\r\n";
  const std::string ours = "Sec-WebSocket-Protocol: other, shao.v1\r\n";
  const auto plain = office.get("/v1/stream", office.wang);
  CHECK(plain.status == 426);
  CHECK(header(plain, "Upgrade") == "websocket");
  CHECK(office.get("/v1/stream", upgrade + ours).status == 401);
  CHECK(office.get("/v1/stream", office.wang + upgrade).status == 426);
  const auto foreign = office.wang + upgrade + ours + "Origin: http://evil.example\r\n";
  CHECK(office.get("/v1/stream", foreign).status == 403);
  const auto good = office.get("/v1/stream", office.wang + upgrade + ours);
  REQUIRE(good.upgrade);
  CHECK(good.upgrade->actor->login.str() == "wang");
}
