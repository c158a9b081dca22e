// SPDX-License-Identifier: Apache-2.0
#pragma once

// An answer, and the bytes that carry it.
//
// Floor: adapters/http. Pure.

#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/time.hpp"

namespace adapters::http {

struct Request;

struct Response {
  std::uint16_t status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< Beyond those on every answer.
  /// Set: no answer at all, but the connection is to become a WebSocket for this request.
  std::shared_ptr<const Request> upgrade = nullptr;
  std::shared_ptr<void> seat = nullptr;  ///< With `upgrade`: counts the stream while it is held.

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

/// Gives the answer, once, from any thread.
using Reply = std::function<void(Response)>;

[[nodiscard]] Response json_response(std::uint16_t status, const boost::json::value& body);
[[nodiscard]] Response no_content();

struct WireOptions {
  bool keep_alive = true;
  bool head_only = false;  ///< HEAD: the same head, no body.
  bool tls = false;
  std::string_view date;  ///< As http_date() writes it.
};

/// The whole answer as sent, with the security headers that stand on each.
[[nodiscard]] std::string to_wire(const Response& response, const WireOptions& options);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
[[nodiscard]] std::string http_date(engine::Instant at);

[[nodiscard]] std::string_view reason_phrase(std::uint16_t status);

}  // namespace adapters::http
