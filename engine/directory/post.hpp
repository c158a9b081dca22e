// SPDX-License-Identifier: Apache-2.0
#pragma once

// A post is a role with its scope; an actor is a person with their posts.
//
// Floor: directory.

#include <string>
#include <vector>

#include "engine/directory/codes.hpp"
#include "engine/directory/role.hpp"

namespace engine::directory {

struct Post {
  Role role = Role::resident;
  std::string scope;  ///< A code of the kind scope_kind(role); empty for county and self.

  friend bool operator==(const Post&, const Post&) = default;
};

struct Actor {
  Login login;
  std::string name;
  std::vector<Post> posts;

  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace engine::directory
