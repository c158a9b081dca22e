// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/router.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>

#include "adapters/http/authenticate.hpp"
#include "adapters/http/digest.hpp"
#include "adapters/http/wall.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

bool is_capture(std::string_view segment) { return !segment.empty() && segment.front() == '{'; }

bool changes_state(std::string_view method) { return method != "GET" && method != "HEAD"; }

std::optional<Problem> check_query(const Route& route, const Target& target) {
  for (const auto& [name, value] : target.query) {
    const auto known = std::find(route.query.begin(), route.query.end(), name);
    const auto times =
        std::count_if(target.query.begin(), target.query.end(),
                      [&name = name](const auto& pair) { return pair.first == name; });
    if (known != route.query.end() && times == 1) continue;
    Problem problem{.type = ProblemType::unknown_parameter};
    problem.detail = known == route.query.end()
                         ? engine::core::Label{"未知的查询参数：" + name, "unknown: " + name}
                         : engine::core::Label{"重复的查询参数：" + name, "given twice: " + name};
    return problem;
  }
  return std::nullopt;
}

bool takes(const Route& route, std::string_view content_type) {
  const auto media = content_type.substr(0, content_type.find(';'));
  const auto end = media.find_last_not_of(" \t");
  const auto name = media.substr(0, end == std::string_view::npos ? 0 : end + 1);
  const auto& known = route.documented.body_media;
  return std::find(known.begin(), known.end(), name) != known.end();
}

Problem wrong_media(const Route& route) {
  const bool photo = route.documented.body_media.front().starts_with("image/");
  return {.type = photo ? ProblemType::not_a_photo : ProblemType::wrong_media_type};
}

std::optional<Problem> check_body(const Route& route, const Request& request) {
  if (request.head.method == "GET" || request.head.method == "HEAD") return std::nullopt;
  if (route.documented.body.empty() && request.body.empty()) return std::nullopt;
  if (!request.head.has_length) return Problem{.type = ProblemType::length_required};
  if (!takes(route, request.header("content-type"))) return wrong_media(route);
  return std::nullopt;
}

std::optional<Problem> check_key(const Route& route, const Request& request) {
  if (!route.key) return std::nullopt;
  const auto key = request.header("idempotency-key");
  const bool visible =
      std::all_of(key.begin(), key.end(), [](char c) { return c > 32 && c < 127; });
  if (!key.empty() && visible && key.size() <= engine::bounds::key_bytes_max) return std::nullopt;
  return Problem{.type = ProblemType::key_required};
}

/// A second answer goes nowhere: whoever waited has the first.
Reply answers_once(Reply reply) {
  return [reply = std::move(reply),
          answered = std::make_shared<std::atomic_flag>()](Response response) {
    if (!answered->test_and_set()) reply(std::move(response));
  };
}

}  // namespace

std::vector<std::string_view> segments_of(std::string_view pattern) {
  std::vector<std::string_view> segments;
  while (pattern.size() > 1) {
    pattern.remove_prefix(1);
    const auto end = pattern.find('/');
    segments.push_back(pattern.substr(0, end));
    if (end == std::string_view::npos) break;
    pattern.remove_prefix(end);
  }
  return segments;
}

Router::Router(const Desk& desk, const std::vector<Route>& routes, Pages pages)
    : desk_(desk), pages_(std::move(pages)) {
  for (const auto& route : routes) entries_.push_back({&route, segments_of(route.pattern)});
}

Router::Match Router::match(std::string_view method,
                            const std::vector<std::string>& segments) const {
  Match match;
  if (method == "HEAD") method = "GET";
  for (const auto& entry : entries_) {
    const bool fits = std::equal(entry.segments.begin(), entry.segments.end(), segments.begin(),
                                 segments.end(), [](std::string_view pattern, const auto& segment) {
                                   return is_capture(pattern) || pattern == segment;
                                 });
    if (!fits) continue;
    if (entry.route->method == method) {
      match.route = entry.route;
      for (std::size_t at = 0; at < segments.size(); ++at) {
        const auto name = entry.segments[at];
        if (is_capture(name)) match.captured.emplace(name.substr(1, name.size() - 2), segments[at]);
      }
      return match;
    }
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += entry.route->method == "GET" ? "GET, HEAD" : entry.route->method;
  }
  return match;
}

std::optional<Problem> Router::check_policy(const Policy& policy, bool wall,
                                            Request& request) const {
  const bool valid = authenticate(request, desk_);
  if (policy.access == Access::everyone) return std::nullopt;
  if (policy.access == Access::capable_or_local && request.loopback) return std::nullopt;
  if (!valid || request.actor == nullptr) return Problem{.type = ProblemType::not_logged_in};
  if (!wall && is_wall(*request.actor)) return Problem{.type = ProblemType::forbidden};
  const bool capable = !policy.capability || engine::core::may(*request.actor, *policy.capability);
  if (!capable) return Problem{.type = ProblemType::forbidden};
  return std::nullopt;
}

std::optional<Problem> Router::check(const Route& route, Request& request) const {
  if (auto problem = check_query(route, request.target)) return problem;
  if (auto problem = check_policy(route.policy, route.wall, request)) return problem;
  // A token is put there by a program; a cookie is sent by any page that asks the browser to.
  const bool forgeable = changes_state(request.head.method) && request.proof != Proof::bearer;
  if (forgeable && !origin_allowed(request, desk_.origins)) {
    return Problem{.type = ProblemType::foreign_origin};
  }
  if (auto problem = check_body(route, request)) return problem;
  return check_key(route, request);
}

std::optional<std::size_t> Router::body_bound(Request request) const {
  constexpr std::size_t usual = engine::bounds::body_bytes_max;
  const auto target = parse_target(request.head.target);
  if (!target) return usual;
  const auto found = match(request.head.method, target->segments);
  if (found.route == nullptr || found.route->body_bytes_max <= usual) return usual;
  read_proof(request);
  const auto hash = sha256(request.secret);
  const auto actor = desk_.identities.look(hash, desk_.clock.now());
  if (request.secret.empty() || actor == nullptr) return std::nullopt;
  return found.route->body_bytes_max;
}

void Router::dispatch(Request request, Reply reply) const {
  const auto once = answers_once(std::move(reply));
  const auto language = preferred_language(request.header("accept-language"));
  auto path = request.head.target.substr(0, request.head.target.find('?'));
  try {
    route(std::move(request), once);
  } catch (const std::exception& thrown) {
    auto problem = unexpected(desk_, thrown.what());
    problem.instance = std::move(path);
    once(to_response(problem, language));
  }
}

bool Router::is_page_with_slash(std::string_view path) const {
  if (path.size() < 2 || !path.ends_with('/')) return false;
  path.remove_suffix(1);
  return pages_.find(path) != nullptr;
}

Response Router::without_route(const Request& request) const {
  const auto* page = pages_.find(request.path);
  const bool reads = request.head.method == "GET" || request.head.method == "HEAD";
  if (page != nullptr && reads) return page_response(*page, request);
  Problem problem{.type =
                      page == nullptr ? ProblemType::not_found : ProblemType::method_not_allowed};
  problem.instance = request.path;
  auto refused = to_response(problem, request.language);
  if (page != nullptr) refused.with("Allow", "GET, HEAD");
  return refused;
}

void Router::route(Request request, Reply reply) const {
  request.language = preferred_language(request.header("accept-language"));
  request.path = request.head.target.substr(0, request.head.target.find('?'));
  const auto refuse = [&](Problem problem) {
    problem.instance = request.path;
    return to_response(problem, request.language);
  };
  if (!host_allowed(request, desk_.hosts)) {
    return reply(refuse({.type = ProblemType::bad_request,
                         .detail = {"Host 不是本服务器", "Host does not name this server"}}));
  }
  if (is_page_with_slash(request.path)) {
    request.path.pop_back();
    return reply(without_route(request));
  }
  auto target = parse_target(request.head.target);
  if (!target) {
    return reply(refuse({.type = ProblemType::bad_request,
                         .detail = {"地址有误", "the target is not well formed"}}));
  }
  request.target = std::move(*target);
  auto found = match(request.head.method, request.target.segments);
  if (found.route == nullptr) {
    if (found.allow.empty()) return reply(without_route(request));
    return reply(refuse({.type = ProblemType::method_not_allowed}).with("Allow", found.allow));
  }
  request.captured = std::move(found.captured);
  if (auto problem = check(*found.route, request)) return reply(refuse(std::move(*problem)));
  const Call call{desk_, std::make_shared<const Request>(std::move(request)), std::move(reply)};
  found.route->handler(call);
}

}  // namespace adapters::http
