// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/response.hpp"

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;
using namespace adapters::http;

std::string wire_of(const Response& response, WireOptions options) {
  options.date = "Sun, 06 Nov 1994 08:49:37 GMT";
  return to_wire(response, options);
}

}  // namespace

TEST_CASE("response: each answer carries the security headers and no server name", "[http]") {
  for (const auto& response : {json_response(200, {{"a", 1}}), no_content()}) {
    const auto wire = wire_of(response, {});
    CHECK_THAT(wire, Contains("X-Content-Type-Options: nosniff\r\n"));
    CHECK_THAT(wire, Contains("Content-Security-Policy: default-src 'none'"));
    CHECK_THAT(wire, Contains("frame-ancestors 'none'"));
    CHECK_THAT(wire, Contains("Referrer-Policy: no-referrer\r\n"));
    CHECK_THAT(wire, Contains("Cross-Origin-Opener-Policy: same-origin\r\n"));
    CHECK_THAT(wire, Contains("Cache-Control: no-store\r\n"));
    CHECK_THAT(wire, Contains("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    CHECK_THAT(wire, !Contains("Server:"));
    CHECK_THAT(wire, !Contains("Strict-Transport-Security"));
  }
  CHECK_THAT(wire_of(no_content(), {.tls = true}), Contains("Strict-Transport-Security: max-age"));
}

TEST_CASE("response: the bytes of an answer", "[http]") {
  const auto wire = wire_of(json_response(201, {{"id", 7}}).with("ETag", "\"1\""), {});
  CHECK(wire.substr(0, 22) == "HTTP/1.1 201 Created\r\n");
  CHECK_THAT(wire, Contains("ETag: \"1\"\r\n"));
  CHECK_THAT(wire, Contains("Content-Length: 8\r\n"));
  CHECK(wire.substr(wire.size() - 12) == "\r\n\r\n{\"id\":7}");
}

TEST_CASE("response: a HEAD has the length but no body and a 204 has neither", "[http]") {
  const auto head = wire_of(json_response(200, {{"id", 7}}), {.head_only = true});
  CHECK_THAT(head, Contains("Content-Length: 8\r\n"));
  CHECK(head.substr(head.size() - 4) == "\r\n\r\n");
  CHECK_THAT(wire_of(no_content(), {}), !Contains("Content-Length"));
  CHECK_THAT(wire_of(no_content(), {.keep_alive = false}), Contains("Connection: close\r\n"));
}

TEST_CASE("response: dates are written as HTTP wants them", "[http]") {
  CHECK(http_date(*engine::parse_rfc3339("1994-11-06T08:49:37Z")) ==
        "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(*engine::parse_rfc3339("2026-03-02T09:00:00.999+08:00")) ==
        "Mon, 02 Mar 2026 01:00:00 GMT");
}
