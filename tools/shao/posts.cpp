// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/posts.hpp"

#include "engine/directory/post_rules.hpp"

namespace tools::shao {
namespace {

namespace directory = engine::directory;
using directory::Post;
using engine::Errc;
using engine::Error;

engine::Result<Post> parse_post(const std::string& text, const directory::Directory& all) {
  const std::size_t colon = text.find(':');
  const auto role = directory::parse_role(text.substr(0, colon));
  if (!role) {
    return Error(
        Errc::invalid_input,
        "'" + text + "' names no role; write ROLE or ROLE:SCOPE (GLOSSARY.md has the roles)");
  }
  Post post{*role, colon == std::string::npos ? std::string() : text.substr(colon + 1)};
  if (!directory::stands(post, all)) {
    const auto kind = directory::to_string(directory::scope_kind(post.role));
    return Error(Errc::invalid_input, "'" + text + "': the role's scope is the code of a " +
                                          std::string(kind) + " of the county");
  }
  return post;
}

}  // namespace

engine::Result<std::vector<Post>> parse_posts(const std::vector<std::string>& texts,
                                              const directory::County& county) {
  std::vector<Post> posts;
  for (const std::string& text : texts) {
    auto post = parse_post(text, county.directory);
    if (!post) return post.error();
    posts.push_back(std::move(*post));
  }
  if (directory::in_conflict(posts)) {
    return Error(Errc::invalid_input,
                 "one person may not hold two of auditor, security_admin and system_admin");
  }
  return posts;
}

std::string to_string(const std::vector<Post>& posts) {
  std::string text;
  for (const Post& post : posts) {
    text += (text.empty() ? "" : " ") + std::string(directory::to_string(post.role));
    if (!post.scope.empty()) text += ":" + post.scope;
  }
  return text;
}

}  // namespace tools::shao
