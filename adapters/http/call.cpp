// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/call.hpp"

#include "engine/base/ensure.hpp"

namespace adapters::http {

Problem unexpected(const Desk& desk, std::string_view what) {
  constexpr std::size_t reference_size = 12;
  const auto reference = desk.new_secret().substr(0, reference_size);
  desk.log.write(engine::ports::Severity::error, "a request failed unexpectedly",
                 {{"reference", reference}, {"what", std::string(what)}});
  Problem problem{.type = ProblemType::internal_error};
  problem.extra["reference"] = reference;
  return problem;
}

void Call::refuse(Problem problem) const {
  if (problem.instance.empty()) problem.instance = request->path;
  reply(to_response(problem, request->language));
}

const engine::directory::Actor& Call::actor() const {
  ENSURE(request->actor != nullptr, "the router lets nobody in without a login");
  return *request->actor;
}

const std::string& Call::captured(std::string_view name) const {
  const auto found = request->captured.find(name);
  ENSURE(found != request->captured.end(), "the route's pattern has that name");
  return found->second;
}

}  // namespace adapters::http
