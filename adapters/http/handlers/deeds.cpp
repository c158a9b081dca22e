// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/deeds.hpp"

#include "adapters/http/handlers/cases.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/parse/list.hpp"
#include "adapters/http/present/present.hpp"

namespace adapters::http::handlers {
namespace {

namespace ports = engine::ports;

Problem unstored(const Call& call, const engine::Error& error) {
  call.desk.log.write(ports::Severity::error, "an administrator's deed could not be stored",
                      {{"why", error.detail}});
  const bool full = error.code == engine::make_error_code(engine::Errc::storage_full);
  return problem_of(full ? engine::runtime::Failure::storage_full : engine::runtime::Failure::busy);
}

void answer_deeds(const Call& call, const ports::Page& page) {
  const auto before = page.cursor ? parse::whole_number(*page.cursor) : std::optional(0UL);
  if (!before) return refuse_read(call, {engine::Errc::invalid_input, "a cursor"});
  const auto deeds = call.desk.audit->list(*before, page.limit);
  if (!deeds) return refuse_read(call, deeds.error());
  boost::json::array items;
  for (const auto& deed : *deeds) {
    items.push_back({{"number", deed.number},
                     {"at", present::instant(deed.at, call.desk.county)},
                     {"login", deed.login},
                     {"act", deed.act},
                     {"about", deed.about},
                     {"detail", deed.detail}});
  }
  const bool more = deeds->size() == page.limit;
  const auto next = more ? std::to_string(deeds->back().number) : std::string();
  auto response =
      json_response(200, {{"items", std::move(items)},
                          {"next", more ? boost::json::value(next) : boost::json::value(nullptr)}});
  if (more) response.with("Link", next_link(*call.request, next));
  call.answer(std::move(response));
}

}  // namespace

void do_noted(const Call& call, DeedOf deed, const std::function<engine::Result<void>()>& act,
              Response response) {
  if (call.desk.audit != nullptr) {
    const auto noted = call.desk.audit->note({.at = call.desk.clock.now(),
                                              .login = call.actor().login.str(),
                                              .act = std::move(deed.act),
                                              .about = std::move(deed.about),
                                              .detail = std::move(deed.detail)});
    if (!noted) return call.refuse(unstored(call, noted.error()));
  }
  if (const auto done = act(); !done) return call.refuse(unstored(call, done.error()));
  call.answer(std::move(response));
}

void on_engine(const Call& call, std::function<void()> work) {
  const bool asked = call.desk.engine.ask(
      call.safely([call, work = std::move(work)](const engine::runtime::View& view) {
        if (view.failure) return call.refuse(problem_of(*view.failure));
        work();
      }));
  if (!asked) call.refuse(problem_of(engine::runtime::Failure::stopping));
}

std::string words_of(const std::vector<engine::directory::Post>& posts) {
  std::string words;
  for (const auto& post : posts) {
    words += (words.empty() ? "" : " ") + std::string(engine::directory::to_string(post.role));
    if (!post.scope.empty()) words += ":" + post.scope;
  }
  return words;
}

void list_deeds(const Call& call) {
  if (call.desk.audit == nullptr) return call.refuse({.type = ProblemType::not_found});
  auto asked = parse::page(call.request->target);
  if (const auto* wrong = std::get_if<engine::core::Label>(&asked)) {
    return call.refuse({.type = ProblemType::bad_request, .detail = *wrong});
  }
  on_engine(call,
            [call, page = std::get<ports::Page>(std::move(asked))] { answer_deeds(call, page); });
}

}  // namespace adapters::http::handlers
