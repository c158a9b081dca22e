// SPDX-License-Identifier: Apache-2.0

// The resident who reported a case. Nobody sees their name or phone but by asking, with a reason,
// and the journal tells for ever who asked.

#include <boost/json/serialize.hpp>

#include "adapters/http/handlers/body.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/handlers/rejection.hpp"
#include "adapters/http/handlers/submit.hpp"
#include "adapters/http/parse/command.hpp"

namespace adapters::http::handlers {
namespace {

namespace model = engine::model;
namespace ports = engine::ports;
namespace runtime = engine::runtime;

ports::Answer told(const Call& call, const std::vector<std::string>& fields,
                   model::CaseId subject) {
  if (call.desk.reporters == nullptr) return answer_of({.type = ProblemType::not_found}, call);
  const auto reporter = call.desk.reporters->find(subject);
  if (!reporter) {
    call.desk.log.write(ports::Severity::error, "a reporter could not be read",
                        {{"why", reporter.error().detail}});
    return answer_of(problem_of(runtime::Failure::busy), call);
  }
  if (!*reporter) return answer_of({.type = ProblemType::not_found}, call);
  boost::json::object values;
  for (const auto& field : fields) {
    values[field] = field == "name" ? (*reporter)->name : (*reporter)->phone;
  }
  return {.status = 200, .body = boost::json::serialize(values), .location = {}, .etag = {}};
}

}  // namespace

/// Without a key, on purpose: kept answers would hold what must be erasable.
void unmask(const Call& call) {
  const auto subject = parse::case_id(call.captured("id"));
  if (!subject) return call.refuse({.type = ProblemType::not_found});
  const auto body = body_of(call);
  if (!body) return;
  auto command = accepted(call, parse::unmask(*body, *subject));
  if (!command) return;
  call.desk.engine.submit(
      {.actor = call.actor(),
       .command = *command,
       .key = std::nullopt,
       .word =
           [call, command = *command](const runtime::Outcome& outcome) {
             return outcome.rejection ? answer_of(problem_of(*outcome.rejection, ""), call)
                                      : told(call, command.fields, command.subject);
           },
       .reply = [call](runtime::Reply reply) { pass_on(call, std::move(reply)); }});
}

void erase_reporter(const Call& call) {
  const auto subject = parse::case_id(call.captured("id"));
  if (!subject) return call.refuse({.type = ProblemType::not_found});
  const auto body = body_of(call);
  if (!body) return;
  if (auto command = accepted(call, parse::erase_reporter(*body, *subject))) {
    submit(call, std::move(*command));
  }
}

}  // namespace adapters::http::handlers
