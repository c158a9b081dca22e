// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an administrator asks for: accounts with their posts, and tokens.
//
// Floor: adapters/http. Pure.

#include <string>
#include <vector>

#include "adapters/http/parse/fields.hpp"
#include "engine/directory/county.hpp"
#include "engine/directory/post.hpp"

namespace adapters::http::parse {

/// POST /v1/users
[[nodiscard]] Parsed<engine::directory::Actor> new_user(const boost::json::object& body,
                                                        const engine::directory::County& county);
/// POST /v1/users/{login}/posts
[[nodiscard]] Parsed<std::vector<engine::directory::Post>> posts(
    const boost::json::object& body, const engine::directory::County& county);

struct NewToken {
  std::string login;  ///< As whom it acts; empty for a wall.
  std::string label;
  bool wall = false;  ///< It shows counts and places, and nothing else.
  int days = 365;
};
/// POST /v1/tokens
[[nodiscard]] Parsed<NewToken> new_token(const boost::json::object& body);

}  // namespace adapters::http::parse
