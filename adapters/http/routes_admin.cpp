// SPDX-License-Identifier: Apache-2.0

// The routes of administrators. Those that answer with a secret take no key: kept answers would
// hold it.

#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/route_parts.hpp"

namespace adapters::http {
namespace {

using engine::core::Capability;

const Policy accounts{Capability::manage_accounts};
const Policy verification{Capability::verify_journal};

Route post(std::string_view pattern, Handler handler, Documented documented) {
  documented.tag = "administration";
  return {.method = "POST",
          .pattern = pattern,
          .policy = accounts,
          .handler = handler,
          .documented = std::move(documented)};
}

void add_users(std::vector<Route>& table) {
  table.push_back({.method = "GET",
                   .pattern = "/v1/users",
                   .policy = accounts,
                   .query = {"limit", "cursor"},
                   .handler = handlers::list_users,
                   .documented = {.id = "users",
                                  .tag = "administration",
                                  .summary = "Accounts with their posts",
                                  .answers = {{200, "Users"}}}});
  table.push_back(post("/v1/users", handlers::make_user,
                       {.id = "make_user",
                        .tag = "",
                        .summary = "Make an account; its password is shown this once",
                        .body = "NewUser",
                        .answers = {{201, "UserWithPassword"}}}));
  table.push_back(post("/v1/users/{login}/posts", handlers::set_posts,
                       {.id = "set_posts",
                        .tag = "",
                        .summary = "Give an account other posts",
                        .body = "Posts",
                        .answers = {{200, "User"}}}));
  table.push_back(post("/v1/users/{login}/disable", handlers::disable_user,
                       {.id = "disable_user",
                        .tag = "",
                        .summary = "Let nobody log in by this account, nor go on",
                        .body = "",
                        .answers = {{200, "User"}}}));
  table.push_back(post("/v1/users/{login}/enable", handlers::enable_user,
                       {.id = "enable_user",
                        .tag = "",
                        .summary = "Undo disable",
                        .body = "",
                        .answers = {{200, "User"}}}));
  table.push_back(post("/v1/users/{login}/password", handlers::reset_password,
                       {.id = "reset_password",
                        .tag = "",
                        .summary = "Give an account a new password, shown this once",
                        .body = "",
                        .answers = {{200, "UserWithPassword"}}}));
}

void add_tokens(std::vector<Route>& table) {
  table.push_back({.method = "GET",
                   .pattern = "/v1/tokens",
                   .policy = accounts,
                   .handler = handlers::list_tokens,
                   .documented = {.id = "tokens",
                                  .tag = "administration",
                                  .summary = "Tokens of machines and walls, without their secrets",
                                  .answers = {{200, "Tokens"}}}});
  table.push_back(post("/v1/tokens", handlers::make_token,
                       {.id = "make_token",
                        .tag = "",
                        .summary = "Make a token for an account, or for a wall; shown this once",
                        .body = "NewToken",
                        .answers = {{201, "TokenWithSecret"}}}));
  table.push_back({.method = "DELETE",
                   .pattern = "/v1/tokens/{id}",
                   .policy = accounts,
                   .handler = handlers::revoke_token,
                   .documented = {.id = "revoke_token",
                                  .tag = "administration",
                                  .summary = "Revoke a token at once",
                                  .answers = {{204, ""}}}});
}

}  // namespace

void add_administration(std::vector<Route>& table) {
  add_users(table);
  add_tokens(table);
  table.push_back({.method = "GET",
                   .pattern = "/v1/audit",
                   .policy = Policy{Capability::read_audit},
                   .query = {"limit", "cursor"},
                   .handler = handlers::list_deeds,
                   .documented = {.id = "deeds",
                                  .tag = "administration",
                                  .summary = "What administrators did, the newest first",
                                  .answers = {{200, "Deeds"}}}});
  table.push_back(
      {.method = "GET",
       .pattern = "/v1/verification",
       .policy = verification,
       .handler = handlers::show_verification,
       .documented = {.id = "verification",
                      .tag = "administration",
                      .summary = "Whether the journal is what was written: the last look",
                      .answers = {{200, "Verification"}}}});
  table.push_back({.method = "POST",
                   .pattern = "/v1/verification",
                   .policy = verification,
                   .handler = handlers::begin_verification,
                   .documented = {.id = "begin_verification",
                                  .tag = "administration",
                                  .summary = "Read the whole journal, beside the work",
                                  .answers = {{202, "Verification"}}}});
}

}  // namespace adapters::http
