// SPDX-License-Identifier: Apache-2.0
#pragma once

// A request as the routes see it: read, bounded, and with the person behind it, if any.
//
// Floor:   adapters/http.
// Threads: immutable once dispatched; shared by the handler and what it hands on.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/http/head.hpp"
#include "adapters/http/language.hpp"
#include "adapters/http/target.hpp"
#include "engine/directory/post.hpp"

namespace adapters::http {

enum class Proof { none, cookie, bearer };

struct Request {
  Head head;
  Target target;
  std::string path;  ///< As sent, without the query.
  std::string body;
  std::string peer;  ///< The other end, as network_of() names it.
  bool loopback = false;
  bool tls = false;
  Language language = Language::zh;

  // Set by the router.
  std::map<std::string, std::string, std::less<>> captured;  ///< {id} of the route's pattern.
  std::shared_ptr<const engine::directory::Actor> actor;     ///< Null: nobody has logged in.
  Proof proof = Proof::none;
  std::string secret;  ///< What was shown as proof.

  [[nodiscard]] std::string_view header(std::string_view name) const { return head.field(name); }
};

using RequestPtr = std::shared_ptr<const Request>;

}  // namespace adapters::http
