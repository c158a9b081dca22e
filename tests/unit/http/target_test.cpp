// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/target.hpp"

#include <catch2/catch.hpp>

namespace {

using adapters::http::parse_target;
using adapters::http::percent_decode;
using adapters::http::percent_encode;

}  // namespace

TEST_CASE("target: path and query are decoded exactly once", "[http]") {
  const auto target = parse_target("/v1/workflows/%E5%93%A8%2541?q=%E5%A0%B5+a%2Bb&limit=5&flag");
  REQUIRE(target);
  CHECK(target->segments == std::vector<std::string>{"v1", "workflows", "哨%41"});
  CHECK(target->parameter("q") == "堵 a+b");
  CHECK(target->parameter("limit") == "5");
  CHECK(target->parameter("flag") == "");
  CHECK_FALSE(target->parameter("other"));
}

TEST_CASE("target: the root has no segments", "[http]") {
  REQUIRE(parse_target("/"));
  CHECK(parse_target("/")->segments.empty());
}

TEST_CASE("target: what could mean another place is refused", "[http]") {
  for (const auto* bad :
       {"//",      "/v1//me", "/v1/",   "/./v1",      "/v1/..",        "/%2e%2e/etc", "/%2E/x",
        "/a%2fb",  "/a%5cb",  "/%00",   "/%0d%0a",    "/%7f",          "/%",          "/%4",
        "/%zz",    "/%c0%ae", "/%ff",   "/%ed%a0%80", "/%f5%80%80%80", "/%e5%93",     "/?q=%0a",
        "/?q=%ff", "/?=1",    "/?a&&b", "/?%00=1"}) {
    INFO(bad);
    CHECK_FALSE(parse_target(bad));
  }
}

TEST_CASE("target: encoding reads back", "[http]") {
  for (const std::string text : {"", "a b", "堵塞 消防+通道&=?/%", "~-._", "\x01\x7f"}) {
    CHECK(percent_decode(percent_encode(text), false) == text);
  }
  CHECK(percent_encode("a b+") == "a%20b%2B");
}
