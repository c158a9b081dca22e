// SPDX-License-Identifier: Apache-2.0
#pragma once

// The table of routes: all that the server answers, who may ask, and how the API's document says
// it.
//
// Floor:   adapters/http.
// Threads: immutable.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/http/call.hpp"
#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http {

enum class Access {
  everyone,          ///< Without a login.
  person,            ///< Anyone who is logged in; the case's own rules decide further.
  capable,           ///< Whoever has the capability.
  capable_or_local,  ///< The same, or anybody on the machine itself.
};

/// Who may ask. It has no default: a route without a policy does not compile.
struct Policy {
  Access access;
  std::optional<engine::core::Capability> capability;

  explicit constexpr Policy(Access by) : access(by) {}
  explicit constexpr Policy(engine::core::Capability needed, Access by = Access::capable)
      : access(by), capability(needed) {}
};

using Handler = void (*)(const Call&);

struct Documented {
  std::string_view id, tag, summary;
  std::string_view body;  ///< The schema of the request's body; empty: none.
  /// Status and schema of the good answers; an empty schema: no body.
  std::vector<std::pair<std::uint16_t, std::string_view>> answers;
  std::string_view media = "application/json";  ///< Of the good answers.
  /// What the body may be.
  std::vector<std::string_view> body_media = {"application/json"};
};

struct Route {
  std::string_view method, pattern;  ///< "/v1/incidents/{id}"
  Policy policy;
  bool key = false;                     ///< Takes, and needs, an Idempotency-Key.
  std::vector<std::string_view> query;  ///< Parameters it knows; any other is an error.
  Handler handler = nullptr;
  Documented documented;
  /// Beyond the usual, a body is taken only from whoever has proved who they are.
  std::size_t body_bytes_max = engine::bounds::body_bytes_max;
  bool wall = false;  ///< A screen on a wall may ask, too: there is nobody's name in the answer.
};

[[nodiscard]] const std::vector<Route>& routes();

/// "/v1/incidents/{id}" → v1, incidents, {id}
[[nodiscard]] std::vector<std::string_view> segments_of(std::string_view pattern);

}  // namespace adapters::http
