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

  Response log_in(const std::string& login, const std::string& password) {
    const auto body = json::serialize(json::object{{"login", login}, {"password", password}});
    return ask(router,
               "POST /v1/session HTTP/1.1\r\nHost: shao\r\nContent-Type: application/json\r\n"
               "Content-Length: " +
                   std::to_string(body.size()) + "\r\n",
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
