// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/authenticate.hpp"
#include "adapters/http/device.hpp"
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

/// Passwords are checked in tens of milliseconds each.
constexpr seconds password_pause{2};

Response welcome(const Call& call, const ports::Credential& credential, const std::string& secret,
                 const ports::Account& account) {
  const auto lives = std::chrono::ceil<seconds>(credential.expires_at - credential.created_at);
  auto response =
      json_response(200, {{"token", secret},
                          {"expires_at", present::instant(credential.expires_at, call.desk.county)},
                          {"actor", present::actor(account.actor)}});
  const bool tls = call.request->tls;
  response.with("Set-Cookie", session_cookie(secret, lives, tls));
  if (!device_of(*call.request, account).empty()) return response;
  const auto mark = device_mark(account, call.desk.new_secret());
  return response.with("Set-Cookie", device_cookie(mark, tls));
}

/// Keeps the new session, on the engine thread, and answers.
void open_session(const Call& call, const ports::Account& account) {
  const auto now = call.desk.clock.now();
  const auto secret = call.desk.new_secret();
  const ports::Credential credential{.hash = sha256(secret),
                                     .kind = ports::CredentialKind::session,
                                     .login = account.actor.login,
                                     .label = {},
                                     .created_at = now,
                                     .expires_at = now + call.desk.identities.rules().absolute,
                                     .seen_at = now};
  const bool asked =
      call.desk.engine.ask([call, account, secret, credential](const engine::runtime::View&) {
        const auto saved = call.desk.identities.save(credential);
        if (!saved) return call.refuse(problem_of(engine::runtime::Failure::busy));
        call.answer(welcome(call, credential, secret, account));
      });
  if (!asked) call.refuse(problem_of(engine::runtime::Failure::stopping));
}

void checked(const Call& call, const LoginAttempt& attempt, bool right) {
  const auto account = call.desk.identities.account(attempt.login);
  if (right && account && !account->disabled) {
    call.desk.brake.succeeded(attempt, call.desk.clock.now());
    return open_session(call, *account);
  }
  call.desk.brake.failed(attempt, call.desk.clock.now());
  ++call.desk.metrics.failed_logins;
  call.refuse({.type = ProblemType::wrong_login});
}

void refuse_for(const Call& call, engine::Duration wait) {
  call.refuse(
      {.type = ProblemType::too_many_requests, .retry_after = std::chrono::ceil<seconds>(wait)});
}

/// A place among the passwords that wait to be checked. One who sends many of them must not keep
/// the others waiting, nor many strangers those whom we know.
std::optional<std::pair<std::shared_ptr<void>, std::shared_ptr<void>>> take_seats(
    const Desk& desk, const LoginAttempt& attempt) {
  auto own = desk.passwords->take(attempt.place());
  auto among_strangers = attempt.device.empty() ? desk.strangers->take("") : nullptr;
  if (!own || (attempt.device.empty() && !among_strangers)) return std::nullopt;
  return std::pair(std::move(own), std::move(among_strangers));
}

}  // namespace

void log_in(const Call& call) {
  const auto body = body_of(call);
  if (!body) return;
  auto given = accepted(call, parse::login(*body));
  if (!given) return;
  const auto account = call.desk.identities.account(given->login);
  const LoginAttempt attempt{.login = given->login,
                             .address = call.request->peer,
                             .device = account ? device_of(*call.request, *account) : ""};
  auto seats = take_seats(call.desk, attempt);
  if (!seats) return refuse_for(call, password_pause);
  const auto wait = call.desk.brake.ask(attempt, call.desk.clock.now());
  if (wait) return refuse_for(call, *wait);
  const bool known = account && !account->password_hash.empty();
  // A login that does not exist is checked against a hash that nothing fits, to take as long.
  const bool posted = call.desk.verify_password(
      known ? account->password_hash : call.desk.dummy_hash, std::move(given->password),
      call.safely([call, attempt, known, held = std::move(*seats)](bool right) {
        checked(call, attempt, right && known);
      }));
  if (!posted) refuse_for(call, password_pause);
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
