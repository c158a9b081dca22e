// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"

namespace adapters::http::handlers {
namespace {

namespace chrono = std::chrono;

/// So long before a year begins its holiday notice should be in the table: it comes in November.
constexpr engine::Duration notice_ahead = chrono::days(30);

boost::json::array warnings(const Call& call) {
  boost::json::array list;
  const auto now = call.desk.clock.now();
  for (const auto& [id, calendar] : call.desk.county.calendars) {
    for (const auto at : {now, now + notice_ahead}) {
      if (calendar.knows(at)) continue;
      const auto local = at + calendar.rules().zone.offset(at);
      const chrono::year_month_day day{chrono::floor<chrono::days>(local)};
      list.emplace_back("calendar " + id + " has no holiday table for " +
                        std::to_string(static_cast<int>(day.year())));
      break;
    }
  }
  return list;
}

}  // namespace

void alive(const Call& call) { call.answer(200, {{"status", "alive"}}); }

/// Ready once the engine answers: it does so only after recovery, and stops when the store fails.
/// Not while the server drains, nor when the disk has no room for new cases. A missing holiday
/// table is a warning; weekdays decide meanwhile.
void ready(const Call& call) {
  const auto not_ready = [&call] { call.refuse(problem_of(engine::runtime::Failure::stopping)); };
  if (!call.desk.engine.healthy() || call.desk.registry->draining()) return not_ready();
  if (call.desk.room && call.desk.room() >= engine::ports::Room::no_cases) {
    return call.refuse(problem_of(engine::runtime::Failure::storage_full));
  }
  const bool asked = call.desk.engine.ask(call.safely([call](const engine::runtime::View& view) {
    auto warned = warnings(call);
    call.answer(200, {{"status", warned.empty() ? "ready" : "ready_with_warnings"},
                      {"seq", view.last.value()},
                      {"warnings", std::move(warned)}});
  }));
  if (!asked) not_ready();
}

void metrics(const Call& call) {
  std::string text = call.desk.metrics.text();
  if (call.desk.more_metrics) text += call.desk.more_metrics();
  call.answer({.status = 200,
               .content_type = "text/plain; version=0.0.4; charset=utf-8",
               .body = std::move(text),
               .headers = {}});
}

}  // namespace adapters::http::handlers
