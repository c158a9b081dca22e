// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/head.hpp"

#include <catch2/catch.hpp>

#include "engine/base/bounds.hpp"

// Raw heads as they come over a socket. Each refused one was, or could be, read in two ways by two
// parsers: that is how a request is smuggled past a proxy.

namespace {

using adapters::http::BadHead;
using adapters::http::Head;
using adapters::http::parse_head;

struct Bad {
  const char* why;
  std::string raw;
  int status = 400;
};

const std::string host = "Host: shao\r\n";

std::vector<Bad> bad_heads() {
  const std::string get = "GET / HTTP/1.1\r\n" + host;
  const std::string post = "POST /v1/incidents HTTP/1.1\r\n" + host;
  const std::string end = "\r\n";
  return {
      {"nothing but an end", "\r\n"},
      {"no target", "GET HTTP/1.1\r\n" + host + end},
      {"no version", "GET /\r\n" + host + end},
      {"two blanks", "GET  / HTTP/1.1\r\n" + host + end},
      {"a tab for a blank", "GET\t/ HTTP/1.1\r\n" + host + end},
      {"a blank after the version", "GET / HTTP/1.1 \r\n" + host + end, 505},
      {"lower-case http", "GET / http/1.1\r\n" + host + end},
      {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + end, 505},
      {"HTTP/1.2", "GET / HTTP/1.2\r\n" + host + end, 505},
      {"HTTP/1.10", "GET / HTTP/1.10\r\n" + host + end, 505},
      {"a method with a colon", "GE:T / HTTP/1.1\r\n" + host + end},
      {"an endless method", std::string(40, 'A') + " / HTTP/1.1\r\n" + host + end},
      {"absolute form", "GET http://shao/ HTTP/1.1\r\n" + host + end},
      {"authority form", "CONNECT shao:80 HTTP/1.1\r\n" + host + end},
      {"asterisk form", "OPTIONS * HTTP/1.1\r\n" + host + end},
      {"a fragment", "GET /#top HTTP/1.1\r\n" + host + end},
      {"a backslash in the target", "GET /a\\b HTTP/1.1\r\n" + host + end},
      {"raw UTF-8 in the target", "GET /\xe5\x93\xa8 HTTP/1.1\r\n" + host + end},
      {"a NUL in the target", std::string("GET /\0 HTTP/1.1\r\n", 17) + host + end},
      {"a target too long", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + host + end, 414},
      {"no Host", "GET / HTTP/1.1\r\n\r\n"},
      {"two Hosts", get + "Host: other\r\n" + end},
      {"the same Host twice", get + host + end},
      {"obs-fold with a blank", get + "X-A: 1\r\n 2\r\n" + end},
      {"obs-fold with a tab", get + "X-A: 1\r\n\t2\r\n" + end},
      {"a fold before any header", "GET / HTTP/1.1\r\n Host: shao\r\n\r\n"},
      {"a blank before the colon", get + "X-A : 1\r\n" + end},
      {"no colon", get + "X-A\r\n" + end},
      {"no name", get + ": 1\r\n" + end},
      {"a name with a bracket", get + "X[A]: 1\r\n" + end},
      {"a bare LF ends a line", "GET / HTTP/1.1\n" + host + end},
      {"a bare LF in a header", get + "X-A: 1\nX-B: 2\r\n" + end},
      {"a bare CR in a header", get + "X-A: 1\rX-B: 2\r\n" + end},
      {"a bare LF ends the head", get + "\n"},
      {"a NUL in a value", get + std::string("X-A: a\0b\r\n", 10) + end},
      {"an escape character in a value", get + "X-A: \x1b[2J\r\n" + end},
      {"DEL in a value", get + "X-A: \x7f\r\n" + end},
      {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n" + end},
      {"two equal lengths", post + "Content-Length: 5\r\nContent-Length: 5\r\n" + end},
      {"a list of lengths", post + "Content-Length: 5, 5\r\n" + end},
      {"a length with a sign", post + "Content-Length: +5\r\n" + end},
      {"a negative length", post + "Content-Length: -5\r\n" + end},
      {"a hexadecimal length", post + "Content-Length: 0x5\r\n" + end},
      {"an empty length", post + "Content-Length:\r\n" + end},
      {"a length that overflows", post + "Content-Length: 99999999999999999999\r\n" + end},
      {"chunked", post + "Transfer-Encoding: chunked\r\n" + end, 411},
      {"xchunked", post + "Transfer-Encoding: xchunked\r\n" + end, 411},
      {"chunked behind a tab", post + "Transfer-Encoding:\tchunked\r\n" + end, 411},
      {"gzip and chunked", post + "Transfer-Encoding: gzip, chunked\r\n" + end, 411},
      {"chunked, then gzip", post + "Transfer-Encoding: chunked, gzip\r\n" + end, 411},
      {"a length beside chunked",
       post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + end},
      {"a length beside gzip", post + "Content-Length: 5\r\nTransfer-Encoding: gzip\r\n" + end},
      {"a body in HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n", 505},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {"two cookies", get + "Cookie: shao=a\r\nCookie: shao=b\r\n" + end},
      {"two proofs", get + "Authorization: Bearer a\r\nauthorization: Bearer b\r\n" + end},
      {"two keys", post + "Idempotency-Key: a\r\nIdempotency-Key: b\r\n" + end},
      {"two types", post + "Content-Type: text/plain\r\ncontent-type: application/json\r\n" + end},
      {"two origins", post + "Origin: http://a\r\nOrigin: http://b\r\n" + end},
      {"an unknown expectation", post + "Expect: a miracle\r\n" + end, 417},
      {"a second request in the head", get + end + "GET / HTTP/1.1\r\n" + host + end},
      {"too many fields",
       get +
           [] {
             std::string many;
             for (int count = 0; count < 80; ++count) many += "X: 1\r\n";
             return many;
           }() +
           end,
       431},
      {"too large", get + "X: " + std::string(9000, 'a') + "\r\n" + end, 431},
  };
}

Head good(const std::string& raw) {
  const auto parsed = parse_head(raw);
  if (const auto* bad = std::get_if<BadHead>(&parsed)) FAIL(bad->why);
  return std::get<Head>(parsed);
}

}  // namespace

TEST_CASE("head: whatever could be read in two ways is refused", "[http]") {
  const auto corpus = bad_heads();
  REQUIRE(corpus.size() >= 40);
  for (const auto& [why, raw, status] : corpus) {
    INFO(why);
    const auto parsed = parse_head(raw);
    REQUIRE(std::holds_alternative<BadHead>(parsed));
    CHECK(std::get<BadHead>(parsed).status == status);
    CHECK_FALSE(std::get<BadHead>(parsed).why.empty());
  }
}

TEST_CASE("head: a plain request is read field by field", "[http]") {
  const auto head = good(
      "POST /v1/incidents?q=1 HTTP/1.1\r\nHost: shao:8311\r\nContent-Length: 12\r\n"
      "X-Mixed-Case:\t padded value \t\r\nEmpty:\r\n\r\n");
  CHECK(head.method == "POST");
  CHECK(head.target == "/v1/incidents?q=1");
  CHECK(head.minor == 1);
  CHECK(head.field("host") == "shao:8311");
  CHECK(head.field("x-mixed-case") == "padded value");
  CHECK(head.field("empty").empty());
  CHECK(head.field("absent").empty());
  CHECK(head.has_length);
  CHECK(head.content_length == 12);
  CHECK(head.keep_alive);
  CHECK_FALSE(head.upgrade);
  CHECK_FALSE(head.expects_continue);
}

TEST_CASE("head: UTF-8 may stand in a value", "[http]") {
  CHECK(good("GET / HTTP/1.1\r\nHost: a\r\nX: \xe5\x93\xa8\r\n\r\n").field("x") == "\xe5\x93\xa8");
}

TEST_CASE("head: the connection is kept or closed as the client says", "[http]") {
  CHECK_FALSE(good("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n").keep_alive);
  CHECK_FALSE(good("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n\r\n").keep_alive);
  CHECK_FALSE(good("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST_CASE("head: an upgrade needs both of its headers", "[http]") {
  const std::string get = "GET /v1/stream HTTP/1.1\r\nHost: a\r\n";
  CHECK(good(get + "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n\r\n").upgrade);
  CHECK_FALSE(good(get + "Upgrade: websocket\r\n\r\n").upgrade);
  CHECK_FALSE(good(get + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n").upgrade);
}

TEST_CASE("head: 100-continue is understood", "[http]") {
  CHECK(good("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n\r\n").expects_continue);
}

TEST_CASE("head: no cut of a good head and no changed byte breaks the parser", "[http]") {
  const std::string raw =
      "POST /v1/incidents HTTP/1.1\r\nHost: shao\r\nContent-Length: 3\r\nCookie: shao=x\r\n\r\n";
  for (std::size_t length = 0; length < raw.size(); ++length) {
    INFO(length);
    CHECK(std::holds_alternative<BadHead>(parse_head(raw.substr(0, length))));
  }
  for (std::size_t at = 0; at < raw.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      auto changed = raw;
      changed[at] = static_cast<char>(byte);
      const auto parsed = parse_head(changed);
      if (const auto* bad = std::get_if<BadHead>(&parsed)) CHECK(bad->status >= 400);
    }
  }
}
