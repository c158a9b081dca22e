// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/authenticate.hpp"
#include "adapters/http/digest.hpp"
#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/present/present.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;
using std::chrono::seconds;

Response welcome(const Call& call, const ports::Credential& credential, const std::string& secret,
                 const engine::directory::Actor& actor) {
  const auto lives = std::chrono::ceil<seconds>(credential.expires_at - credential.created_at);
  auto response =
      json_response(200, {{"token", secret},
                          {"expires_at", present::instant(credential.expires_at, call.desk.county)},
                          {"actor", present::actor(actor)}});
  return response.with("Set-Cookie", session_cookie(secret, lives, call.request->tls));
}

/// Keeps the new session, on the engine thread, and answers.
void open_session(const Call& call, const engine::directory::Actor& actor) {
  const auto now = call.desk.clock.now();
  const auto secret = call.desk.new_secret();
  const ports::Credential credential{.hash = sha256(secret),
                                     .kind = ports::CredentialKind::session,
                                     .login = actor.login,
                                     .label = {},
                                     .created_at = now,
                                     .expires_at = now + call.desk.identities.rules().absolute,
                                     .seen_at = now};
  const bool asked =
      call.desk.engine.ask([call, actor, secret, credential](const engine::runtime::View&) {
        const auto saved = call.desk.identities.save(credential);
        if (!saved) return call.refuse(problem_of(engine::runtime::Failure::busy));
        call.answer(welcome(call, credential, secret, actor));
      });
  if (!asked) call.refuse(problem_of(engine::runtime::Failure::stopping));
}

void checked(const Call& call, const std::string& login, bool right) {
  const auto account = call.desk.identities.account(login);
  if (right && account && !account->disabled) {
    call.desk.brake.succeeded(login);
    return open_session(call, account->actor);
  }
  call.desk.brake.failed(login, call.desk.clock.now());
  ++call.desk.metrics.failed_logins;
  call.refuse({.type = ProblemType::wrong_login});
}

void refuse_for(const Call& call, engine::Duration wait) {
  call.refuse(
      {.type = ProblemType::too_many_requests, .retry_after = std::chrono::ceil<seconds>(wait)});
}

}  // namespace

void log_in(const Call& call) {
  const auto body = body_of(call);
  if (!body) return;
  auto given = accepted(call, parse::login(*body));
  if (!given) return;
  const auto wait = call.desk.brake.ask(given->login, call.request->peer, call.desk.clock.now());
  if (wait) return refuse_for(call, *wait);
  const auto account = call.desk.identities.account(given->login);
  const bool known = account && !account->password_hash.empty();
  // A login that does not exist is checked against a hash that nothing fits, to take as long.
  const bool posted = call.desk.verify_password(
      known ? account->password_hash : call.desk.dummy_hash, std::move(given->password),
      call.safely([call, login = given->login, known](bool right) {
        checked(call, login, right && known);
      }));
  if (!posted) refuse_for(call, seconds(2));
}

void log_out(const Call& call) {
  // A program that logs out as people do must not end itself for good.
  if (!call.desk.identities.is_session(sha256(call.request->secret))) {
    return call.refuse(
        {.type = ProblemType::forbidden,
         .detail = {"机器令牌不能注销，请用 shao token revoke 撤销",
                    "a machine's token is no session; `shao token revoke` ends it"}});
  }
  const bool asked = call.desk.engine.ask([call](const engine::runtime::View&) {
    const auto dropped = call.desk.identities.drop(sha256(call.request->secret));
    if (!dropped) return call.refuse(problem_of(engine::runtime::Failure::busy));
    call.answer(no_content().with("Set-Cookie", session_cookie("", seconds(0), call.request->tls)));
  });
  if (!asked) call.refuse(problem_of(engine::runtime::Failure::stopping));
}

void me(const Call& call) { call.answer(200, present::actor(call.actor())); }

}  // namespace adapters::http::handlers
