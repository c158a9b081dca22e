// SPDX-License-Identifier: Apache-2.0

// What machines carry instead of a password: made once, shown once, revoked at any time. A wall's
// token acts as an account of its own that may see counts and places, and nobody's name.

#include <algorithm>

#include "adapters/http/digest.hpp"
#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/deeds.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/parse/people.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http::handlers {
namespace {

namespace directory = engine::directory;
namespace json = boost::json;
namespace ports = engine::ports;
using ports::Credential;

constexpr std::string_view wall_login = "wall";
constexpr std::size_t id_characters = 24;  ///< Of its hash: enough to name it, too few to use it.

std::string id_of(const Credential& token) { return hex(token.hash).substr(0, id_characters); }

json::object shown(const Credential& token, const Call& call) {
  const auto& county = call.desk.county;
  return {{"id", id_of(token)},
          {"login", token.login.str()},
          {"scope", token.login.str() == wall_login ? "wall" : "login"},
          {"label", token.label},
          {"created_at", present::instant(token.created_at, county)},
          {"expires_at", present::instant(token.expires_at, county)},
          {"seen_at", present::instant(token.seen_at, county)}};
}

bool may_be_wall(const ports::Account& account) {
  const auto& posts = account.actor.posts;
  return std::all_of(posts.begin(), posts.end(), [](const directory::Post& post) {
    return post.role == directory::Role::display;
  });
}

/// The account that walls act as: without a password, so that nobody logs in as it.
engine::Result<void> make_wall(const Call& call) {
  return call.desk.identities.save(
      ports::Account{.actor = {.login = directory::Login(std::string(wall_login)),
                               .name = std::string(wall_login),
                               .posts = {{directory::Role::display, ""}}},
                     .password_hash = {},
                     .created_at = call.desk.clock.now()});
}

void make(const Call& call, const parse::NewToken& asked) {
  const auto login = asked.wall ? std::string(wall_login) : asked.login;
  const auto account = call.desk.identities.account(login);
  if (!asked.wall && !account) {
    return refuse_fields(call, {{"/login", "没有此账号|names no account"}});
  }
  if (asked.wall && account && !may_be_wall(*account)) {
    return refuse_fields(call,
                         {{"/scope", "账号 wall 另有他用|the account wall is something else"}});
  }
  if (call.desk.identities.tokens().size() >= engine::bounds::tokens_max) {
    return call.refuse({.type = ProblemType::bound_reached});
  }
  const auto secret = "shao_" + call.desk.new_secret();
  const auto now = call.desk.clock.now();
  const Credential token{.hash = sha256(secret),
                         .kind = ports::CredentialKind::token,
                         .login = directory::Login(login),
                         .label = asked.label,
                         .created_at = now,
                         .expires_at = now + std::chrono::days(asked.days),
                         .seen_at = now};
  auto told = shown(token, call);
  told["token"] = secret;
  do_noted(
      call, {"token.create", id_of(token), login + " " + asked.label},
      [&]() -> engine::Result<void> {
        if (asked.wall && !account) {
          if (auto made = make_wall(call); !made) return made;
        }
        return call.desk.identities.save(token);
      },
      json_response(201, told).with("Location", "/v1/tokens/" + id_of(token)));
}

}  // namespace

void list_tokens(const Call& call) {
  json::array items;
  for (const auto& token : call.desk.identities.tokens()) items.push_back(shown(token, call));
  call.answer(200, {{"items", std::move(items)}});
}

void make_token(const Call& call) {
  const auto body = body_of(call);
  if (!body) return;
  const auto asked = accepted(call, parse::new_token(*body));
  if (!asked) return;
  on_engine(call, [call, asked = *asked] { make(call, asked); });
}

void revoke_token(const Call& call) {
  on_engine(call, [call] {
    const auto tokens = call.desk.identities.tokens();
    const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Credential& token) {
      return id_of(token) == call.captured("id");
    });
    if (found == tokens.end()) return call.refuse({.type = ProblemType::not_found});
    do_noted(
        call, {"token.revoke", id_of(*found), found->login.str() + " " + found->label},
        [&] { return call.desk.identities.drop(found->hash); }, no_content());
  });
}

}  // namespace adapters::http::handlers
