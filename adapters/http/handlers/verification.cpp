// SPDX-License-Identifier: Apache-2.0

// Whether the journal is what was written: asked for by an administrator or an auditor, answered
// when the journal has been read.

#include "adapters/http/verification.hpp"

#include "adapters/http/handlers/deeds.hpp"
#include "adapters/http/handlers/handlers.hpp"
#include "adapters/http/present/present.hpp"
#include "adapters/http/present/text_or_null.hpp"

namespace adapters::http::handlers {
namespace {

namespace json = boost::json;

std::string_view to_string(VerificationState state) {
  switch (state) {
    case VerificationState::never: return "never";
    case VerificationState::running: return "running";
    case VerificationState::sound: return "sound";
    case VerificationState::unsound: return "unsound";
    case VerificationState::failed: return "failed";
  }
  return "failed";
}

json::value instant_or_null(const std::optional<engine::Instant>& at, const Call& call) {
  return at ? json::value(present::instant(*at, call.desk.county)) : json::value(nullptr);
}

json::object shown(const Verification& found, const Call& call) {
  json::array faults;
  for (const auto& fault : found.faults) faults.emplace_back(fault);
  return {{"state", to_string(found.state)},
          {"begun_at", instant_or_null(found.begun_at, call)},
          {"ended_at", instant_or_null(found.ended_at, call)},
          {"batches", found.batches},
          {"records", found.records},
          {"last", found.last},
          {"head", text_or_null(found.head)},
          {"faults", std::move(faults)}};
}

Response accepted(const Call& call, const Verification& found) {
  return json_response(202, shown(found, call));
}

}  // namespace

void show_verification(const Call& call) {
  if (!call.desk.verification.last) return call.refuse({.type = ProblemType::not_found});
  call.answer(200, shown(call.desk.verification.last(), call));
}

void begin_verification(const Call& call) {
  if (!call.desk.verification.begin) return call.refuse({.type = ProblemType::not_found});
  on_engine(call, [call] {
    const auto last = call.desk.verification.last();
    if (last.state == VerificationState::running) return call.answer(accepted(call, last));
    const auto begin = [&call]() -> engine::Result<void> {
      (void)call.desk.verification.begin();  // Only this thread begins one.
      return {};
    };
    do_noted(
        call, {.act = "journal.verify", .about = "", .detail = ""}, begin,
        accepted(call, {.state = VerificationState::running, .begun_at = call.desk.clock.now()}));
  });
}

}  // namespace adapters::http::handlers
