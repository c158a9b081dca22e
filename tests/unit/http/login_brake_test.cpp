// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/login_brake.hpp"

#include <catch2/catch.hpp>

#include "adapters/http/device.hpp"
#include "engine/base/bounds.hpp"

namespace {

using adapters::http::LoginAttempt;
using adapters::http::LoginBrake;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const engine::Instant noon = *engine::parse_rfc3339("2026-03-02T12:00:00+08:00");

LoginAttempt from(const std::string& address, const std::string& login = "li",
                  const std::string& device = "") {
  return {.login = login, .address = address, .device = device};
}

void fail(LoginBrake& brake, const LoginAttempt& attempt, int times) {
  for (int count = 0; count < times; ++count) {
    if (!brake.ask(attempt, noon)) brake.failed(attempt, noon);
  }
}

/// A botnet that guesses until the account takes no more strangers.
void attack(LoginBrake& brake, const std::string& login) {
  for (int bot = 0; bot < 100; ++bot)
    fail(brake, from("198.51.100." + std::to_string(bot), login), 4);
}

}  // namespace

TEST_CASE("login brake: an account rests for an address after five failures and ever longer",
          "[http]") {
  LoginBrake brake;
  for (int attempt = 0; attempt < 5; ++attempt) {
    CHECK_FALSE(brake.ask(from("10.0.0.1"), noon));
    brake.failed(from("10.0.0.1"), noon);
  }
  CHECK(brake.ask(from("10.0.0.1"), noon) == engine::Duration(minutes(10)));
  CHECK(brake.ask(from("10.0.0.1"), noon + minutes(4)) == engine::Duration(minutes(6)));
  CHECK_FALSE(brake.ask(from("10.0.0.1", "wang"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.1"), noon + minutes(10)));
  brake.failed(from("10.0.0.1"), noon + minutes(10));
  CHECK(brake.ask(from("10.0.0.1"), noon + minutes(10)) == engine::Duration(minutes(20)));
  brake.failed(from("10.0.0.1"), noon + minutes(30));
  brake.failed(from("10.0.0.1"), noon + minutes(30));
  CHECK(brake.ask(from("10.0.0.1"), noon + minutes(30)) == engine::Duration(minutes(30)));
  CHECK_FALSE(brake.ask(from("10.0.0.1"), noon + hours(13)));
}

TEST_CASE("login brake: failures from one address lock nobody out at another", "[http]") {
  LoginBrake brake;
  fail(brake, from("10.0.0.1"), 10);
  CHECK(brake.ask(from("10.0.0.1"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.2"), noon));
}

TEST_CASE("login brake: strangers share what an account takes of them", "[http]") {
  LoginBrake brake;
  attack(brake, "li");
  const auto wait = brake.ask(from("203.0.113.1"), noon);
  REQUIRE(wait);
  CHECK(*wait > minutes(4));
  CHECK(*wait <= minutes(5) + seconds(1));
  CHECK_FALSE(brake.ask(from("203.0.113.1", "wang"), noon));
  CHECK_FALSE(brake.ask(from("203.0.113.1"), noon + minutes(6)));
  CHECK(brake.ask(from("203.0.113.2"), noon + minutes(6)));
}

TEST_CASE("login brake: whom an account knows comes in through a storm of guesses", "[http]") {
  LoginBrake brake;
  REQUIRE_FALSE(brake.ask(from("10.0.0.7"), noon));
  brake.succeeded(from("10.0.0.7"), noon);
  attack(brake, "li");
  REQUIRE(brake.ask(from("203.0.113.1"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.7"), noon));
  CHECK_FALSE(brake.ask(from("203.0.113.1", "li", "phone"), noon));
}

TEST_CASE("login brake: an address is known for thirty days after the last login", "[http]") {
  LoginBrake brake;
  brake.succeeded(from("10.0.0.7"), noon - hours(24 * 29));
  brake.succeeded(from("10.0.0.8"), noon - hours(24 * 31));
  attack(brake, "li");
  CHECK_FALSE(brake.ask(from("10.0.0.7"), noon));
  CHECK(brake.ask(from("10.0.0.8"), noon));
}

TEST_CASE("login brake: a known device needs nothing of its address and is locked alone",
          "[http]") {
  LoginBrake brake;
  for (int guess = 0; guess < 200; ++guess) fail(brake, from("10.0.0.1", std::to_string(guess)), 1);
  REQUIRE(brake.ask(from("10.0.0.1", "wang"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.1", "li", "phone"), noon));
  fail(brake, from("10.0.0.1", "li", "phone"), 5);
  CHECK(brake.ask(from("10.0.0.2", "li", "phone"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.2", "li", "desk"), noon));
}

TEST_CASE("login brake: a success forgets the failures of its place and gives back its attempt",
          "[http]") {
  LoginBrake brake;
  fail(brake, from("10.0.0.1"), 4);
  REQUIRE_FALSE(brake.ask(from("10.0.0.1"), noon));
  brake.succeeded(from("10.0.0.1"), noon);
  fail(brake, from("10.0.0.1"), 4);
  CHECK_FALSE(brake.ask(from("10.0.0.1"), noon));
  for (int stranger = 0; stranger < 40; ++stranger) {
    const auto attempt = from("198.51.100." + std::to_string(stranger));
    CHECK_FALSE(brake.ask(attempt, noon));
    brake.succeeded(attempt, noon);
  }
}

TEST_CASE("login brake: an address has a bucket that fills again", "[http]") {
  LoginBrake brake;
  int allowed = 0;
  while (!brake.ask(from("10.0.0.9", "login" + std::to_string(allowed)), noon)) ++allowed;
  CHECK(allowed == 60);
  CHECK_FALSE(brake.ask(from("10.0.0.8", "other"), noon));
  CHECK_FALSE(brake.ask(from("10.0.0.9", "again"), noon + seconds(1)));
  CHECK(brake.ask(from("10.0.0.9", "again"), noon + seconds(1)));
}

TEST_CASE("login brake: many addresses do not fill the memory or free what was locked last",
          "[http]") {
  LoginBrake brake;
  const auto many = static_cast<int>(engine::bounds::addresses_remembered_max);
  for (int count = 0; count < many; ++count) {
    brake.failed(from("10." + std::to_string(count), "x"), noon);
  }
  fail(brake, from("10.0.0.1", "zz"), 5);
  for (int count = 0; count < 200; ++count) {
    brake.failed(from("11." + std::to_string(count), "x"), noon + seconds(1));
  }
  CHECK(brake.ask(from("10.0.0.1", "zz"), noon));
}

TEST_CASE(
    "device: only the mark that an account gave is known to it and until its password changes",
    "[http]") {
  using adapters::http::device_mark;
  using adapters::http::device_of;
  engine::ports::Account account{.actor = {engine::directory::Login("li"), "", {}},
                                 .password_hash = "$argon2id$1"};
  const auto showing = [](const std::string& cookie) {
    adapters::http::Request request;
    request.head.fields.emplace_back("cookie", "a=1; " + cookie);
    return request;
  };
  const auto mark = device_mark(account, "nonce");
  CHECK(device_of(showing("shao-device=" + mark), account) == "nonce");
  CHECK(device_of(showing("shao-device=other" + mark.substr(5)), account).empty());
  CHECK(device_of(showing("shao-device=nonce.0"), account).empty());
  CHECK(device_of(showing("shao-device=." + mark), account).empty());
  CHECK(device_of(showing(""), account).empty());
  auto other = account;
  other.actor.login = engine::directory::Login("wang");
  CHECK(device_of(showing("shao-device=" + mark), other).empty());
  account.password_hash = "$argon2id$2";
  CHECK(device_of(showing("shao-device=" + mark), account).empty());
  account.password_hash.clear();
  CHECK(device_of(showing("shao-device=" + device_mark(account, "nonce")), account).empty());
}
