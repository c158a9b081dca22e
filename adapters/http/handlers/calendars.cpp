// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/parse/command.hpp"
#include "adapters/http/present/present.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http::handlers {

void due(const Call& call) {
  const auto& county = call.desk.county;
  const auto found = county.calendars.find(call.captured("id"));
  if (found == county.calendars.end()) return call.refuse({.type = ProblemType::not_found});
  const auto body = body_of(call);
  if (!body) return;
  const auto question = accepted(call, parse::due_question(*body));
  if (!question) return;
  // The answer is made on a network thread: ten working years would hold up everybody else.
  constexpr auto most = engine::bounds::trace_lines_max;
  const auto due =
      found->second.explain(question->limit.unit, question->from, question->limit.amount, most);
  if (!parse::can_be_counted(due.at)) {
    return refuse_fields(call, {{"/limit", "期限止于 9999 年之后|ends after the year 9999"}});
  }
  const bool truncated = !due.trace.empty() && due.trace.back().to < due.at;
  boost::json::array trace;
  for (const auto& line : due.trace) {
    trace.push_back({{"from", present::instant(line.from, county)},
                     {"to", present::instant(line.to, county)},
                     {"counted_ms", line.counted.count()},
                     {"why", line.why}});
  }
  call.answer(200, {{"due_at", present::instant(due.at, county)},
                    {"trace", std::move(trace)},
                    {"truncated", truncated}});
}

}  // namespace adapters::http::handlers
