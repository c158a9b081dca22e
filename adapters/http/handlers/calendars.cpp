// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/present/present.hpp"

namespace adapters::http::handlers {

void due(const Call& call) {
  const auto& county = call.desk.county;
  const auto found = county.calendars.find(call.captured("id"));
  if (found == county.calendars.end()) return call.refuse({.type = ProblemType::not_found});
  const auto body = body_of(call);
  if (!body) return;
  const auto question = accepted(call, parse::due_question(*body));
  if (!question) return;
  const auto due =
      found->second.explain(question->limit.unit, question->from, question->limit.amount);
  boost::json::array trace;
  for (const auto& line : due.trace) {
    trace.push_back({{"from", present::instant(line.from, county)},
                     {"to", present::instant(line.to, county)},
                     {"counted_ms", line.counted.count()},
                     {"why", line.why}});
  }
  call.answer(200, {{"due_at", present::instant(due.at, county)}, {"trace", std::move(trace)}});
}

}  // namespace adapters::http::handlers
