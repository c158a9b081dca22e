// SPDX-License-Identifier: Apache-2.0
#pragma once

// One request on its way through a handler, with the way to answer it.
//
// Floor:   adapters/http.
// Threads: copied freely; reply() once, from any thread.

#include "adapters/http/desk.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

namespace adapters::http {

struct Call {
  const Desk& desk;
  RequestPtr request;
  Reply reply;

  void answer(Response response) const { reply(std::move(response)); }
  void answer(std::uint16_t status, const boost::json::value& body) const {
    reply(json_response(status, body));
  }
  void refuse(Problem problem) const;
  [[nodiscard]] const engine::directory::Actor& actor() const;
  /// A {name} of the route's pattern.
  [[nodiscard]] const std::string& captured(std::string_view name) const;
};

}  // namespace adapters::http
