// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/cases.hpp"

#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/handlers/submit.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/core/actions.hpp"
#include "engine/core/authorize.hpp"

namespace adapters::http::handlers {
namespace {

namespace model = engine::model;
using engine::runtime::View;

Problem not_found() { return {.type = ProblemType::not_found}; }
Problem stopping() { return problem_of(engine::runtime::Failure::stopping); }

/// The case of the path, or null if there is none of that kind (empty: any) that the caller may
/// see.
const model::Case* visible_case(const Call& call, std::string_view kind, const View& view) {
  const auto id = parse::case_id(call.captured("id"));
  const auto* subject = id ? view.context.find(*id) : nullptr;
  if (subject == nullptr || (!kind.empty() && subject->kind != kind)) return nullptr;
  return engine::core::may_see(call.actor(), *subject) ? subject : nullptr;
}

Response rendered(const Call& call, const model::Case& subject, const View& view) {
  const bool explained = call.request->target.parameter("explain").value_or("0") == "1";
  auto shown = present::one_case(subject, view.context, explained);
  const auto actions = engine::core::actions(subject, call.actor(), view.context);
  shown["actions"] = present::actions(actions, call.request->language);
  shown["forms"] = present::forms(actions);
  shown["routing"] = present::routing(subject, view.context);
  return json_response(200, shown).with("ETag", etag_of(subject.version));
}

/// The If-Match of the request. A second empty optional tells that it cannot be read.
std::optional<std::optional<model::Version>> if_match(const Request& request) {
  const auto header = request.header("if-match");
  if (header.empty() || header == "*") return std::optional<model::Version>{};
  const auto version = parse::version_of(header);
  if (!version) return std::nullopt;
  return version;
}

/// The cursor of a journal is the version after which it goes on.
std::optional<model::Version> version_after(const std::optional<std::string>& cursor) {
  if (!cursor) return model::Version{};
  const auto version = parse::whole_number(*cursor);
  if (!version) return std::nullopt;
  return model::Version{*version};
}

void answer_journal(const Call& call, const model::Case& subject, const engine::ports::Page& page,
                    engine::ports::Queries& queries) {
  const auto after = version_after(page.cursor);
  if (!after) return refuse_read(call, {engine::Errc::invalid_input, "a cursor"});
  const auto records = queries.trail(subject.id);
  if (!records) return refuse_read(call, records.error());
  const engine::core::Context context{.now = call.desk.clock.now(),
                                      .county = call.desk.county,
                                      .workflows = call.desk.workflows,
                                      .find = {}};
  auto shown = present::journal(subject, *records, context, call.request->language,
                                {.after = *after, .most = page.limit});
  const auto next = shown.at("next");
  auto response = json_response(200, shown);
  if (next.is_string()) response.with("Link", next_link(*call.request, next.as_string()));
  call.answer(std::move(response));
}

}  // namespace

std::optional<model::OpenCase> opening_of(const Call& call) {
  const auto body = body_of(call);
  if (!body) return std::nullopt;
  // Randomness is drawn only for who needs it: most incidents name no resident.
  const auto salt = body->contains("reporter") ? call.desk.new_secret() : std::string();
  return accepted(call, parse::raise(*body, call.desk.county, salt));
}

void show_case(const Call& call, std::string_view kind) {
  const bool asked = call.desk.engine.ask(call.safely([call, kind](const View& view) {
    const auto* subject = visible_case(call, kind, view);
    if (subject == nullptr) return call.refuse(not_found());
    call.answer(rendered(call, *subject, view));
  }));
  if (!asked) call.refuse(stopping());
}

void case_event(const Call& call, std::string_view kind) {
  const auto id = parse::case_id(call.captured("id"));
  if (!id) return call.refuse(not_found());
  const auto body = body_of(call);
  if (!body) return;
  auto command = accepted(call, parse::event(*body, kind, *id));
  if (!command) return;
  const auto version = if_match(*call.request);
  if (!version) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"If-Match 应为强 ETag，如 \"12\"",
                                   "If-Match must be a strong ETag such as \"12\""}});
  }
  command->if_match = *version;
  submit(call, std::move(*command));
}

void case_journal(const Call& call, std::string_view kind) {
  auto asked_for = parse::page(call.request->target);
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked_for)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  const auto page = std::get<engine::ports::Page>(std::move(asked_for));
  const bool asked =
      call.desk.engine.ask_caught_up(call.safely([call, kind, page](const View& view) {
        if (view.failure) return call.refuse(problem_of(*view.failure));
        const auto* subject = visible_case(call, kind, view);
        if (subject == nullptr) return call.refuse(not_found());
        const bool posted = call.desk.readers.post(
            call.safely([call, page, copy = *subject](engine::ports::Queries& queries) {
              answer_journal(call, copy, page, queries);
            }));
        if (!posted) call.refuse(problem_of(engine::runtime::Failure::busy));
      }));
  if (!asked) call.refuse(stopping());
}

void read(const Call& call, Readers::Job job) {
  const bool asked = call.desk.engine.ask_caught_up(
      [call, job = call.safely(std::move(job))](const View& view) mutable {
        if (view.failure) return call.refuse(problem_of(*view.failure));
        if (call.desk.readers.post(std::move(job))) return;
        call.refuse(problem_of(engine::runtime::Failure::busy));
      });
  if (!asked) call.refuse(stopping());
}

void refuse_read(const Call& call, const engine::Error& error) {
  if (error.code == engine::make_error_code(engine::Errc::invalid_input)) {
    return call.refuse({.type = ProblemType::bad_request,
                        .detail = {"cursor 无效，请从头列出", "the cursor is not one of ours"}});
  }
  call.desk.log.write(engine::ports::Severity::error, "a read failed", {{"why", error.detail}});
  call.refuse(problem_of(engine::runtime::Failure::busy));
}

void open_case(const Call& call) {
  if (auto command = opening_of(call)) submit(call, std::move(*command));
}

void list_any(const Call& call) {
  list_kind(call, call.request->target.parameter("kind").value_or(""));
}

void show_any(const Call& call) { show_case(call, ""); }
void any_event(const Call& call) { case_event(call, ""); }
void any_journal(const Call& call) { case_journal(call, ""); }

}  // namespace adapters::http::handlers
