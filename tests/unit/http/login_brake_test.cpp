// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/login_brake.hpp"

#include <catch2/catch.hpp>

namespace {

using adapters::http::LoginBrake;
using std::chrono::minutes;
using std::chrono::seconds;

const engine::Instant noon = *engine::parse_rfc3339("2026-03-02T12:00:00+08:00");

}  // namespace

TEST_CASE("login brake: an account rests after five failures and longer after each more",
          "[http]") {
  LoginBrake brake;
  for (int attempt = 0; attempt < 5; ++attempt) {
    CHECK_FALSE(brake.ask("li", "10.0.0.1", noon));
    brake.failed("li", noon);
  }
  CHECK(brake.ask("li", "10.0.0.2", noon) == engine::Duration(minutes(10)));
  CHECK(brake.ask("li", "10.0.0.2", noon + minutes(4)) == engine::Duration(minutes(6)));
  CHECK_FALSE(brake.ask("wang", "10.0.0.1", noon));
  CHECK_FALSE(brake.ask("li", "10.0.0.1", noon + minutes(10)));
  brake.failed("li", noon + minutes(10));
  CHECK(brake.ask("li", "10.0.0.1", noon + minutes(10)) == engine::Duration(minutes(20)));
  brake.failed("li", noon + minutes(30));
  brake.failed("li", noon + minutes(30));
  CHECK(brake.ask("li", "10.0.0.1", noon + minutes(30)) == engine::Duration(minutes(30)));
}

TEST_CASE("login brake: a success forgets the failures", "[http]") {
  LoginBrake brake;
  for (int attempt = 0; attempt < 4; ++attempt) brake.failed("li", noon);
  brake.succeeded("li");
  brake.failed("li", noon);
  CHECK_FALSE(brake.ask("li", "10.0.0.1", noon));
}

TEST_CASE("login brake: an address has a bucket that fills again", "[http]") {
  LoginBrake brake;
  int allowed = 0;
  while (!brake.ask("login" + std::to_string(allowed), "10.0.0.9", noon)) ++allowed;
  CHECK(allowed == 60);
  CHECK_FALSE(brake.ask("other", "10.0.0.8", noon));
  CHECK_FALSE(brake.ask("again", "10.0.0.9", noon + seconds(1)));
  CHECK(brake.ask("again", "10.0.0.9", noon + seconds(1)));
}

TEST_CASE("login brake: many addresses do not fill the memory or free a locked account", "[http]") {
  LoginBrake brake;
  for (int attempt = 0; attempt < 5; ++attempt) brake.failed("zz", noon);
  for (int count = 0; count < 20'000; ++count) {
    CHECK_FALSE(brake.ask("x", "10." + std::to_string(count), noon));
  }
  CHECK(brake.ask("zz", "10.0.0.1", noon));
}
