// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/submit.hpp"

#include <boost/json/serialize.hpp>

#include "adapters/http/digest.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/core/actions.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;
namespace runtime = engine::runtime;

engine::core::Context context_of(const Desk& desk, const runtime::Outcome& outcome) {
  return {
      .now = outcome.now, .county = desk.county, .workflows = desk.workflows, .find = outcome.find};
}

ports::Answer refused(const Call& call, const runtime::Outcome& outcome, bool opens) {
  auto problem = problem_of(*outcome.rejection, opens ? "" : "/data");
  problem.instance = call.request->path;
  ports::Answer answer{
      .status = kind_of(problem.type).status, .body = {}, .location = {}, .etag = {}};
  if (problem.type == ProblemType::stale_version && outcome.subject != nullptr) {
    const auto context = context_of(call.desk, outcome);
    problem.extra["current"] = present::one_case(*outcome.subject, context);
    answer.etag = etag_of(outcome.subject->version);
  }
  answer.body = boost::json::serialize(to_json(problem, call.request->language));
  return answer;
}

ports::Answer done(const Call& call, const runtime::Outcome& outcome, bool opens) {
  const auto& subject = *outcome.subject;
  const auto context = context_of(call.desk, outcome);
  auto shown = present::one_case(subject, context);
  const auto actions = engine::core::actions(subject, call.actor(), context);
  shown["actions"] = present::actions(actions, call.request->language);
  return {.status = static_cast<std::uint16_t>(opens ? 201 : 200),
          .body = boost::json::serialize(shown),
          .location = opens ? present::location(subject.kind, subject.id) : std::string(),
          .etag = etag_of(subject.version)};
}

/// The language of a kept problem is that of who asked first: its title begins with ASCII in
/// English only.
Language language_of(const std::string& problem) {
  constexpr std::string_view before_title = "\"title\":\"";
  const auto found = problem.find(before_title);
  const auto at = found == std::string::npos ? problem.size() : found + before_title.size();
  return at < problem.size() && static_cast<unsigned char>(problem[at]) < 0x80 ? Language::en
                                                                               : Language::zh;
}

}  // namespace

Response response_of(ports::Answer answer) {
  Response response{
      .status = answer.status,
      .content_type = answer.status < 400 ? "application/json" : "application/problem+json",
      .body = std::move(answer.body),
      .headers = {}};
  if (answer.status >= 400) {
    response.with("Content-Language", std::string(tag_of(language_of(response.body))));
  }
  if (!answer.location.empty()) response.with("Location", std::move(answer.location));
  if (!answer.etag.empty()) response.with("ETag", std::move(answer.etag));
  return response;
}

void pass_on(const Call& call, runtime::Reply reply) {
  std::visit(engine::overloaded{
                 [&](ports::Answer& answer) { call.answer(response_of(std::move(answer))); },
                 [&](runtime::Failure& failure) { call.refuse(problem_of(failure)); }},
             reply);
}

ports::Fingerprint fingerprint_of(const Request& request, const std::string& login) {
  return digest_of(
      {request.head.method, request.head.target, login, request.body, request.header("if-match")});
}

ports::Answer answer_of(Problem problem, const Call& call) {
  problem.instance = call.request->path;
  return {.status = kind_of(problem.type).status,
          .body = boost::json::serialize(to_json(problem, call.request->language)),
          .location = {},
          .etag = {}};
}

std::string etag_of(engine::model::Version version) {
  return '"' + std::to_string(version.value()) + '"';
}

void submit(const Call& call, engine::model::Command command) {
  const auto& request = *call.request;
  const auto& login = call.actor().login.str();
  const bool opens = std::holds_alternative<engine::model::OpenCase>(command);
  const std::string key(request.header("idempotency-key"));
  call.desk.engine.submit(
      {.actor = call.actor(),
       .command = std::move(command),
       .key = ports::IdempotencyKey{login, key},
       .fingerprint = fingerprint_of(request, login),
       .word =
           [call, opens](const runtime::Outcome& outcome) {
             return outcome.rejection ? refused(call, outcome, opens) : done(call, outcome, opens);
           },
       .reply = [call](runtime::Reply reply) { pass_on(call, std::move(reply)); }});
}

}  // namespace adapters::http::handlers
