// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/parse/people.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/directory/post_rules.hpp"

namespace adapters::http::parse {
namespace {

namespace bounds = engine::bounds;
namespace directory = engine::directory;
namespace json = boost::json;

/// A name in headers, logs and addresses: letters, digits and a few marks.
bool well_formed(const std::string& login) {
  return !login.empty() && login.size() <= bounds::login_bytes_max &&
         std::all_of(login.begin(), login.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == '-';
         });
}

std::optional<directory::Post> read_post(const json::value& value,
                                         const directory::County& county) {
  const auto* object = value.if_object();
  const auto* role = object ? object->if_contains("role") : nullptr;
  const auto* scope = object ? object->if_contains("scope") : nullptr;
  if (role == nullptr || !role->is_string()) return std::nullopt;
  if (scope != nullptr && !scope->is_string() && !scope->is_null()) return std::nullopt;
  const auto known = directory::parse_role(std::string_view(role->get_string()));
  if (!known) return std::nullopt;
  directory::Post post{*known, scope != nullptr && scope->is_string()
                                   ? std::string(scope->get_string())
                                   : std::string()};
  if (!directory::stands(post, county.directory)) return std::nullopt;
  return post;
}

std::vector<directory::Post> read_posts(Fields& fields, const directory::County& county) {
  std::vector<directory::Post> posts;
  const auto* value = fields.value("posts");
  const auto* list = value ? value->if_array() : nullptr;
  if (list == nullptr || list->empty() || list->size() > bounds::posts_max) {
    fields.wrong("posts", "应为 1 至 32 个岗位的列表|must be a list of 1 to 32 posts");
    return posts;
  }
  for (std::size_t at = 0; at < list->size(); ++at) {
    if (auto post = read_post((*list)[at], county)) {
      posts.push_back(std::move(*post));
    } else {
      fields.wrong_inside("posts", {{"/" + std::to_string(at),
                                     "没有此岗位或范围|names no role, or a scope that the county "
                                     "does not have"}});
    }
  }
  if (directory::in_conflict(posts)) {
    fields.wrong("posts",
                 "审计员、安全管理员、系统管理员须由不同的人担任|one person may not hold "
                 "two of auditor, security_admin and system_admin");
  }
  return posts;
}

}  // namespace

Parsed<directory::Actor> new_user(const json::object& body, const directory::County& county) {
  Fields fields(body);
  const auto login = fields.text("login", true);
  if (!login.empty() && !well_formed(login)) {
    fields.wrong("login", "只能用字母、数字和 . _ -|takes letters, digits and . _ - only");
  }
  directory::Actor actor{
      .login = directory::Login(login),
      .name = fields.at_most(fields.text("name"), bounds::account_name_max, "name"),
      .posts = read_posts(fields, county)};
  if (actor.name.empty()) actor.name = login;
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return actor;
}

Parsed<std::vector<directory::Post>> posts(const json::object& body,
                                           const directory::County& county) {
  Fields fields(body);
  auto list = read_posts(fields, county);
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return list;
}

Parsed<NewToken> new_token(const json::object& body) {
  Fields fields(body);
  NewToken token;
  const auto scope = fields.text("scope");
  token.wall = scope == "wall";
  if (!scope.empty() && scope != "wall" && scope != "login") {
    fields.wrong("scope", "应为 login 或 wall|must be login or wall");
  }
  token.login = fields.text("login", !token.wall);
  if (token.wall && !token.login.empty()) {
    fields.wrong("login", "大屏令牌不属于任何人|a wall's token is nobody's");
  }
  token.label = fields.at_most(fields.text("label", true), bounds::token_label_max, "label");
  const auto days = fields.whole("days").value_or(token.days);
  if (days < 1 || days > static_cast<std::int64_t>(bounds::token_days_max)) {
    fields.wrong("days", "应为 1 至 3653|must be 1 to 3653");
  } else {
    token.days = static_cast<int>(days);
  }
  fields.no_others();
  if (!fields.good()) return fields.take_errors();
  return token;
}

}  // namespace adapters::http::parse
