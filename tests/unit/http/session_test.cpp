// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "adapters/http/digest.hpp"
#include "tests/unit/http/support.hpp"

// Logging in and out, and how long a session lives.

namespace {

namespace json = boost::json;
using adapters::http::Response;
using adapters::http::Router;
using namespace std::chrono_literals;
using test::header;

struct Office : test::Bench {
  Office() { add_account("wang", "pass", {{engine::directory::Role::dispatcher, ""}}); }

  Response log_in(const std::string& login, const std::string& password,
                  const std::string& headers = "") {
    const auto body = json::serialize(json::object{{"login", login}, {"password", password}});
    return ask(router,
               "POST /v1/session HTTP/1.1\r\nHost: shao\r\nContent-Type: application/json\r\n"
               "Content-Length: " +
                   std::to_string(body.size()) + "\r\n" + headers,
               body);
  }
  int me(const std::string& token) {
    return ask(router,
               "GET /v1/me HTTP/1.1\r\nHost: shao\r\nAuthorization: Bearer " + token + "\r\n")
        .status;
  }
  std::string token(const Response& response) {
    return std::string(json::parse(response.body).at("token").as_string());
  }
  void wait(engine::Duration time) { clock.at = clock.at.load() + time; }

  Router router{desk, adapters::http::routes()};
};

}  // namespace

TEST_CASE("session: a login gives a token and a cookie of the same secret", "[http]") {
  Office office;
  const auto answer = office.log_in("wang", "pass");
  REQUIRE(answer.status == 200);
  const auto body = json::parse(answer.body);
  CHECK(body.at("expires_at") == "2026-03-02T21:00:00.000+08:00");
  CHECK(body.at("actor").at("posts") ==
        json::array{json::object{{"role", "dispatcher"}, {"scope", nullptr}}});
  CHECK(header(answer, "Set-Cookie") ==
        "shao=" + office.token(answer) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200");
  CHECK(office.me(office.token(answer)) == 200);
  CHECK(office.credentials.kept.size() == 1);
}

TEST_CASE("session: a wrong password and an unknown login get the same answer", "[http]") {
  Office office;
  const auto wrong = office.log_in("wang", "nope");
  const auto unknown = office.log_in("nobody", "nothing fits");
  CHECK(wrong.status == 401);
  CHECK(wrong.body == unknown.body);
  CHECK(office.credentials.kept.empty());
  CHECK(office.metrics.failed_logins == 2);
}

TEST_CASE("session: a disabled account cannot log in and loses its sessions", "[http]") {
  Office office;
  const auto token = office.token(office.log_in("wang", "pass"));
  auto account = *office.identities.account("wang");
  account.disabled = true;
  REQUIRE(office.identities.save(account));
  CHECK(office.me(token) == 401);
  CHECK(office.log_in("wang", "pass").status == 401);
}

TEST_CASE("session: the sixth guess has to wait", "[http]") {
  Office office;
  for (int guess = 0; guess < 5; ++guess) CHECK(office.log_in("wang", "no").status == 401);
  const auto locked = office.log_in("wang", "pass");
  CHECK(locked.status == 429);
  CHECK(header(locked, "Retry-After") == "600");
  office.wait(10min);
  CHECK(office.log_in("wang", "pass").status == 200);
}

TEST_CASE("session: a device that has logged in comes in while others guess", "[http]") {
  Office office;
  const auto first = office.log_in("wang", "pass");
  REQUIRE(first.headers.size() >= 2);
  std::string mark;
  for (const auto& [name, value] : first.headers) {
    if (value.starts_with("shao-device=")) mark = value.substr(0, value.find(';'));
  }
  REQUIRE_FALSE(mark.empty());
  for (int guess = 0; guess < 5; ++guess) CHECK(office.log_in("wang", "no").status == 401);
  CHECK(office.log_in("wang", "pass").status == 429);
  const auto known = office.log_in("wang", "pass", "Cookie: " + mark + "\r\n");
  CHECK(known.status == 200);
  for (const auto& [name, value] : known.headers) CHECK_FALSE(value.starts_with("shao-device="));
}

TEST_CASE("session: who sends many passwords at once leaves places to the others", "[http]") {
  Office office;
  std::vector<std::function<void(bool)>> waiting;
  office.desk.verify_password = [&](const std::string&, const std::string&, auto done) {
    waiting.push_back(std::move(done));
    return true;
  };
  const std::string body = R"({"login":"wang","password":"no"})";
  const auto try_from = [&](const std::string& address) {
    auto head = adapters::http::parse_head(
        "POST /v1/session HTTP/1.1\r\nHost: shao\r\nContent-Type: application/json\r\n"
        "Content-Length: 32\r\n\r\n");
    adapters::http::Request request{
        .head = std::get<adapters::http::Head>(std::move(head)), .body = body, .peer = address};
    auto status = std::make_shared<int>(0);
    office.router.dispatch(std::move(request),
                           [status](const Response& response) { *status = response.status; });
    return status;
  };
  for (int count = 0; count < 4; ++count) CHECK(*try_from("10.0.0.1") == 0);
  CHECK(*try_from("10.0.0.1") == 429);
  for (int count = 0; count < 16; ++count) {
    CHECK(*try_from("10.0.1." + std::to_string(count)) == 0);
  }
  CHECK(waiting.size() == 20);
  const auto answered = try_from("10.0.2.1");
  CHECK(*answered == 429);  // The account's own budget of strangers.
  for (auto& done : waiting) done(false);
  waiting.clear();
  office.wait(5min);
  CHECK(*try_from("10.0.0.9") == 0);
  waiting.clear();
}

TEST_CASE("session: it ends when it is idle or old or closed", "[http]") {
  Office office;
  const auto idle = office.token(office.log_in("wang", "pass"));
  office.wait(29min);
  CHECK(office.me(idle) == 200);
  office.wait(29min);
  CHECK(office.me(idle) == 200);
  office.wait(30min);
  CHECK(office.me(idle) == 401);

  const auto old = office.token(office.log_in("wang", "pass"));
  for (int step = 0; step < 35; ++step) {
    office.wait(20min);
    CHECK(office.me(old) == 200);
  }
  office.wait(20min);
  CHECK(office.me(old) == 401);

  const auto closed = office.token(office.log_in("wang", "pass"));
  const auto answer = office.ask(office.router,
                                 "DELETE /v1/session HTTP/1.1\r\nHost: shao\r\n"
                                 "Authorization: Bearer " +
                                     closed + "\r\n");
  CHECK(answer.status == 204);
  CHECK(header(answer, "Set-Cookie").find("Max-Age=0") != std::string::npos);
  CHECK(office.me(closed) == 401);
}

TEST_CASE("session: a restart ends no session that is in use", "[http]") {
  Office office;
  const auto token = office.token(office.log_in("wang", "pass"));
  for (int step = 0; step < 6; ++step) {
    office.wait(10min);
    CHECK(office.me(token) == 200);
  }
  // The store learns of it on the engine thread, in the order of the questions.
  CHECK(office.ask(office.router, "GET /readyz HTTP/1.1\r\nHost: shao\r\n").status == 200);
  adapters::http::Identities after(office.accounts, office.credentials, {});
  office.accounts.kept.emplace("wang", *office.identities.account("wang"));
  REQUIRE(after.load());
  const auto hash = adapters::http::sha256(token);
  CHECK(after.find(hash, office.clock.now() + 29min).actor != nullptr);
  CHECK(after.find(hash, office.clock.now() + 90min).actor == nullptr);
}

TEST_CASE("session: whoever only listens keeps no session awake", "[http]") {
  Office office;
  const auto hash = adapters::http::sha256(office.token(office.log_in("wang", "pass")));
  office.wait(29min);
  CHECK(office.identities.look(hash, office.clock.now()) != nullptr);
  office.wait(1min);
  CHECK(office.identities.look(hash, office.clock.now()) == nullptr);
}

TEST_CASE("session: the store forgets those that have ended", "[http]") {
  Office office;
  for (int person = 0; person < 5; ++person) CHECK(office.log_in("wang", "pass").status == 200);
  CHECK(office.credentials.kept.size() == 5);
  office.wait(1h);
  CHECK(office.log_in("wang", "pass").status == 200);
  CHECK(office.credentials.kept.size() == 1);
}

TEST_CASE("session: a machine's token cannot log itself out", "[http]") {
  Office office;
  const auto proof = office.token_of("wang");
  const auto answer =
      office.ask(office.router, "DELETE /v1/session HTTP/1.1\r\nHost: shao\r\n" + proof);
  CHECK(answer.status == 403);
  CHECK(office.ask(office.router, "GET /v1/me HTTP/1.1\r\nHost: shao\r\n" + proof).status == 200);
}

TEST_CASE("session: a refresh does not bring back a session that was closed", "[http]") {
  Office office;
  const auto hash = adapters::http::sha256(office.token(office.log_in("wang", "pass")));
  REQUIRE(office.identities.drop(hash));
  REQUIRE(office.identities.refresh(hash));
  CHECK(office.credentials.kept.empty());
}

TEST_CASE("session: a body with other fields is refused", "[http]") {
  Office office;
  const std::string body = R"({"login":"wang","password":"pass","role":"leader"})";
  const auto answer =
      office.ask(office.router,
                 "POST /v1/session HTTP/1.1\r\nHost: shao\r\nContent-Type: application/json\r\n"
                 "Content-Length: " +
                     std::to_string(body.size()) + "\r\n",
                 body);
  CHECK(answer.status == 422);
}
