// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/authenticate.hpp"

#include <algorithm>

#include "adapters/http/digest.hpp"

namespace adapters::http {
namespace {

bool is_bearer(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size()) return false;
  return std::equal(scheme.begin(), scheme.end(), authorization.begin(),
                    [](char wanted, char c) { return wanted == (c | 0x20) || wanted == c; });
}

std::vector<std::string> own_names(const std::string& address) {
  if (address == "localhost" || address == "::1" || address.starts_with("127.")) {
    return {"127.0.0.1", "localhost", "[::1]"};
  }
  if (address == "0.0.0.0" || address == "::") return {};
  return {address.find(':') == std::string::npos ? address : "[" + address + "]"};
}

bool contains(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

}  // namespace

std::string_view find_cookie(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    auto pair = cookies.substr(0, end);
    const auto begin = pair.find_first_not_of(' ');
    pair.remove_prefix(begin == std::string_view::npos ? pair.size() : begin);
    if (pair.size() > name.size() && pair.substr(0, name.size()) == name &&
        pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
    if (end == std::string_view::npos) break;
    cookies.remove_prefix(end + 1);
  }
  return {};
}

void read_proof(Request& request) {
  const auto authorization = request.header("authorization");
  if (!authorization.empty()) {
    request.proof = Proof::bearer;
    if (is_bearer(authorization)) request.secret = authorization.substr(7);
    return;
  }
  const auto cookie = find_cookie(request.header("cookie"), cookie_name(request.tls));
  if (cookie.empty()) return;
  request.proof = Proof::cookie;
  request.secret = cookie;
}

bool authenticate(Request& request, const Desk& desk) {
  read_proof(request);
  if (request.secret.empty()) return request.proof == Proof::none;
  const auto hash = sha256(request.secret);
  auto found = desk.identities.find(hash, desk.clock.now());
  request.actor = std::move(found.actor);
  if (found.refresh) {
    // If it fails, the session lives on; only a restart would end it early.
    desk.engine.ask([&identities = desk.identities, hash](const engine::runtime::View&) {
      static_cast<void>(identities.refresh(hash));
    });
  }
  return request.actor != nullptr;
}

std::string_view cookie_name(bool tls) { return tls ? "__Host-shao" : "shao"; }

std::string session_cookie(std::string_view secret, std::chrono::seconds lives, bool tls) {
  std::string cookie(cookie_name(tls));
  cookie.append("=").append(secret).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
  cookie += std::to_string(lives.count());
  if (tls) cookie += "; Secure";
  return cookie;
}

std::vector<std::string> known_hosts(const std::string& address, std::uint16_t port,
                                     std::vector<std::string> allowed,
                                     const std::vector<std::string>& origins) {
  for (const auto& name : own_names(address)) {
    allowed.push_back(name + ":" + std::to_string(port));
    if (port == 80 || port == 443) allowed.push_back(name);
  }
  for (const auto& origin : origins) {
    const auto scheme = origin.find("://");
    if (scheme != std::string::npos) allowed.push_back(origin.substr(scheme + 3));
  }
  return allowed;
}

bool host_allowed(const Request& request, const std::vector<std::string>& hosts) {
  return hosts.empty() || contains(hosts, request.header("host"));
}

bool origin_allowed(const Request& request, const std::vector<std::string>& origins) {
  const auto origin = request.header("origin");
  if (origin.empty()) {
    // Browsers say where a request comes from even where they leave Origin out.
    const auto site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
  }
  const std::string own =
      (request.tls ? "https://" : "http://") + std::string(request.header("host"));
  return origin == own || contains(origins, origin);
}

}  // namespace adapters::http
