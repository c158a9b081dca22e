// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <future>
#include <set>

#include "adapters/system/clock.hpp"
#include "adapters/system/log.hpp"
#include "adapters/system/password.hpp"
#include "adapters/system/secret.hpp"

namespace {

using namespace adapters::system;
using engine::ports::Severity;

}  // namespace

TEST_CASE("password: only the right one fits its hash", "[system]") {
  const auto hash = hash_password("正确的密码");
  REQUIRE(hash);
  CHECK(hash->rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0);
  CHECK(verify_password(*hash, "正确的密码"));
  CHECK_FALSE(verify_password(*hash, "正确的密码 "));
  CHECK_FALSE(verify_password(*hash, ""));
  CHECK_FALSE(verify_password("", "正确的密码"));
  CHECK_FALSE(verify_password("$argon2id$nonsense", "正确的密码"));
  CHECK_FALSE(verify_password(std::string(1000, '$'), "正确的密码"));
  CHECK(*hash_password("正确的密码") != *hash);
}

TEST_CASE("password: the pool checks on its own thread", "[system]") {
  const auto hash = hash_password("demo");
  REQUIRE(hash);
  PasswordPool pool;
  std::promise<std::pair<bool, std::thread::id>> checked;
  REQUIRE(pool.verify(*hash, "demo", [&](bool right) {
    checked.set_value({right, std::this_thread::get_id()});
  }));
  const auto [right, thread] = checked.get_future().get();
  CHECK(right);
  CHECK(thread != std::this_thread::get_id());
}

TEST_CASE("secret: each is new and stands unchanged in a header", "[system]") {
  std::set<std::string> seen;
  for (int count = 0; count < 1000; ++count) {
    const auto secret = new_secret();
    CHECK(secret.size() == 43);
    CHECK(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                   "0123456789-_") == std::string::npos);
    CHECK(seen.insert(secret).second);
  }
}

TEST_CASE("secret: its hash is SHA-256", "[system]") {
  // FIPS 180-2, appendix B.1.
  const auto hash = hash_of("abc");
  CHECK(hash[0] == 0xba);
  CHECK(hash[1] == 0x78);
  CHECK(hash[31] == 0xad);
}

TEST_CASE("log: a line in either format", "[system]") {
  const std::vector<engine::ports::Log::Field> fields{{"port", "8311"}, {"why", "a \"b\"\n"}};
  CHECK(log_line(LogFormat::text, "T", Severity::warning, "listening", fields) ==
        "warning  listening  port=\"8311\"  why=\"a \\\"b\\\"\\u000a\"");
  CHECK(log_line(LogFormat::json, "T", Severity::info, "listening", fields) ==
        "{\"at\":\"T\",\"severity\":\"info\",\"message\":\"listening\","
        "\"port\":\"8311\",\"why\":\"a \\\"b\\\"\\u000a\"}");
}

TEST_CASE("clock: it reads after the year in which this was written", "[system]") {
  CHECK(Clock().now() > *engine::parse_rfc3339("2026-01-01T00:00:00Z"));
}
