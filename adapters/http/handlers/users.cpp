// SPDX-License-Identifier: Apache-2.0

// Accounts and their posts, by the security administrator. A password is made here and shown once.

#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/deeds.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/part.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/parse/people.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http::handlers {
namespace {

namespace json = boost::json;
namespace ports = engine::ports;
using ports::Account;

json::object shown(const Account& account, const Call& call) {
  auto user = present::actor(account.actor);
  user["disabled"] = account.disabled;
  user["created_at"] = present::instant(account.created_at, call.desk.county);
  return user;
}

/// The account of the path; refuses the call where there is none, or where it is the caller's own:
/// nobody gives themselves posts, and nobody locks themselves out.
std::optional<Account> other_account(const Call& call) {
  const auto& login = call.captured("login");
  auto account = call.desk.identities.account(login);
  if (!account) call.refuse({.type = ProblemType::not_found});
  if (account && account->actor.login == call.actor().login) {
    call.refuse({.type = ProblemType::same_person,
                 .detail = {"不能更改自己的账号", "your own account is another's to change"}});
    return std::nullopt;
  }
  return account;
}

void save(const Call& call, Account account, DeedOf deed, Response response) {
  do_noted(
      call, std::move(deed), [&call, &account] { return call.desk.identities.save(account); },
      std::move(response));
}

/// Hashing takes as long as a login: not on a network thread, and not on the engine's.
void with_new_password(const Call& call,
                       std::function<void(std::string password, std::string hash)> then) {
  if (!call.desk.hash_password) return call.refuse({.type = ProblemType::not_found});
  const bool posted =
      call.desk.readers.post(call.safely([call, then = std::move(then)](ports::Queries&) {
        const auto password = call.desk.new_secret();
        const auto hash = call.desk.hash_password(password);
        if (!hash) return call.refuse(problem_of(engine::runtime::Failure::busy));
        on_engine(call, [then, password, hash] { then(password, *hash); });
      }));
  if (!posted) call.refuse(problem_of(engine::runtime::Failure::busy));
}

void set_disabled(const Call& call, bool disabled) {
  on_engine(call, [call, disabled] {
    auto account = other_account(call);
    if (!account) return;
    account->disabled = disabled;
    auto response = json_response(200, shown(*account, call));
    const auto& login = account->actor.login.str();
    save(call, *account, {disabled ? "user.disable" : "user.enable", login, ""},
         std::move(response));
  });
}

}  // namespace

void list_users(const Call& call) {
  const auto accounts = call.desk.identities.accounts();
  const auto part = part_of(call, accounts.size());
  if (!part) return;
  json::array items;
  for (std::size_t at = part->first; at < part->last; ++at) {
    items.push_back(shown(accounts[at], call));
  }
  call.answer(part_response(call, std::move(items), *part));
}

void make_user(const Call& call) {
  const auto body = body_of(call);
  if (!body) return;
  const auto actor = accepted(call, parse::new_user(*body, call.desk.county));
  if (!actor) return;
  with_new_password(call, [call, actor = *actor](const std::string& password, std::string hash) {
    const auto& login = actor.login.str();
    if (call.desk.identities.account(login)) {
      return refuse_fields(call, {{"/login", "已有此账号|exists already"}});
    }
    if (call.desk.identities.accounts().size() >= engine::bounds::accounts_max) {
      return call.refuse({.type = ProblemType::bound_reached});
    }
    const Account account{
        .actor = actor, .password_hash = std::move(hash), .created_at = call.desk.clock.now()};
    auto told = shown(account, call);
    told["password"] = password;
    save(call, account, {"user.create", login, words_of(actor.posts)},
         json_response(201, told).with("Location", "/v1/users/" + login));
  });
}

void set_posts(const Call& call) {
  const auto body = body_of(call);
  if (!body) return;
  const auto posts = accepted(call, parse::posts(*body, call.desk.county));
  if (!posts) return;
  on_engine(call, [call, posts = *posts] {
    auto account = other_account(call);
    if (!account) return;
    account->actor.posts = posts;
    auto response = json_response(200, shown(*account, call));
    const auto& login = account->actor.login.str();
    save(call, *account, {"user.posts", login, words_of(posts)}, std::move(response));
  });
}

void disable_user(const Call& call) { set_disabled(call, true); }
void enable_user(const Call& call) { set_disabled(call, false); }

void reset_password(const Call& call) {
  with_new_password(call, [call](const std::string& password, std::string hash) {
    auto account = other_account(call);
    if (!account) return;
    account->password_hash = std::move(hash);
    auto told = shown(*account, call);
    told["password"] = password;
    save(call, *account, {"user.password", account->actor.login.str(), ""},
         json_response(200, told));
  });
}

}  // namespace adapters::http::handlers
