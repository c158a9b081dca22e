// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/rejection.hpp"

#include "engine/base/overloaded.hpp"

namespace adapters::http::handlers {
namespace {

namespace model = engine::model;

boost::json::array strings(const std::vector<std::string>& list) {
  boost::json::array shown;
  for (const auto& each : list) shown.emplace_back(each);
  return shown;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& each : list) text += (text.empty() ? "" : " ") + each;
  return text;
}

Problem not_allowed_now(const model::NotAllowedNow& rejection) {
  Problem problem{.type = ProblemType::not_allowed_now};
  const auto reason = engine::core::parse_label(rejection.reason);
  problem.detail = {
      "现在不能办理 " + rejection.event + (reason.zh.empty() ? "" : "：" + reason.zh) +
          "；可办理：" + joined(rejection.allowed),
      rejection.event + " is not possible now" + (reason.en.empty() ? "" : ": " + reason.en) +
          "; possible: " + joined(rejection.allowed)};
  problem.extra["event"] = rejection.event;
  problem.extra["allowed"] = strings(rejection.allowed);
  return problem;
}

Problem not_permitted(const model::NotPermitted& rejection) {
  Problem problem{.type = ProblemType::not_permitted};
  const auto roles = joined(rejection.roles);
  problem.detail = {rejection.event + " 须由以下岗位办理：" + roles,
                    rejection.event + " is for: " + roles};
  problem.extra["event"] = rejection.event;
  problem.extra["roles"] = strings(rejection.roles);
  return problem;
}

Problem same_person(const model::SamePerson& rejection) {
  Problem problem{.type = ProblemType::same_person};
  problem.detail = {
      rejection.event + " 须由他人办理：" + rejection.login + " 已经手此件",
      rejection.event + " needs someone else: " + rejection.login + " had a hand in it"};
  problem.extra["event"] = rejection.event;
  return problem;
}

Problem invalid_form(const model::InvalidForm& rejection, const std::string& data_at) {
  Problem problem{.type = ProblemType::invalid_fields, .errors = rejection.errors};
  for (auto& error : problem.errors) error.pointer = data_at + error.pointer;
  return problem;
}

}  // namespace

Problem problem_of(const model::Rejection& rejection, const std::string& data_at) {
  return std::visit(
      engine::overloaded{
          [](const model::NotFound&) { return Problem{.type = ProblemType::not_found}; },
          [](const model::NotAllowedNow& r) { return not_allowed_now(r); },
          [](const model::NotPermitted& r) { return not_permitted(r); },
          [](const model::SamePerson& r) { return same_person(r); },
          [&](const model::InvalidForm& r) { return invalid_form(r, data_at); },
          [](const model::StaleVersion& r) {
            Problem problem{.type = ProblemType::stale_version};
            problem.extra["current_version"] = r.current.value();
            return problem;
          },
          [](const model::BoundReached& r) {
            Problem problem{.type = ProblemType::bound_reached};
            problem.extra["bound"] = r.name;
            return problem;
          },
          [](const model::ChartBroken& r) {
            return Problem{
                .type = ProblemType::internal_error,
                .detail = {"流程定义有误：" + r.what, "the chart is at fault: " + r.what}};
          }},
      rejection);
}

Problem problem_of(engine::runtime::Failure failure) {
  using engine::runtime::Failure;
  Problem problem{.type = ProblemType::busy, .retry_after = std::chrono::seconds(1)};
  problem.extra["outcome"] = "not_applied";
  switch (failure) {
    case Failure::busy: break;
    case Failure::stopping: problem.type = ProblemType::stopping; break;
    case Failure::storage_full: problem.type = ProblemType::storage_full; break;
    case Failure::unknown:
      problem.type = ProblemType::outcome_unknown;
      problem.extra["outcome"] = "unknown";
      break;
    case Failure::key_reused: return Problem{.type = ProblemType::key_reused};
  }
  return problem;
}

}  // namespace adapters::http::handlers
