// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who sends a request: a bearer token, or the cookie of a session. And whether a browser was
// tricked into sending it.
//
// Floor:  adapters/http.
// Source: reliability.md §3, row 14: SameSite=Strict, Origin check, application/json.

#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/desk.hpp"
#include "adapters/http/request.hpp"

namespace adapters::http {

/// The secret that the request shows, and how; Proof::none where it shows none.
void read_proof(Request& request);
/// Sets the actor; false if what was shown is not, or no longer, valid.
[[nodiscard]] bool authenticate(Request& request, const Desk& desk);

/// The value of a cookie in a Cookie header; empty if it is not there.
[[nodiscard]] std::string_view find_cookie(std::string_view cookies, std::string_view name);
/// "__Host-shao" over TLS; a plain name on loopback, where no browser would take the other.
[[nodiscard]] std::string_view cookie_name(bool tls);
[[nodiscard]] std::string session_cookie(std::string_view secret, std::chrono::seconds lives,
                                         bool tls);

/// What Host may say, so that no page can reach us under a name of its own (DNS rebinding): the
/// names that are allowed, those of the allowed pages, and the address itself, which on loopback
/// has three names. Of a server on every address (0.0.0.0) only the first two are known.
[[nodiscard]] std::vector<std::string> known_hosts(const std::string& address, std::uint16_t port,
                                                   std::vector<std::string> allowed,
                                                   const std::vector<std::string>& origins);
/// Whether Host names this server.
[[nodiscard]] bool host_allowed(const Request& request, const std::vector<std::string>& hosts);
/// Whether the page that sends the request is our own or an allowed one. A request without an
/// Origin comes from no page.
[[nodiscard]] bool origin_allowed(const Request& request, const std::vector<std::string>& origins);

}  // namespace adapters::http
