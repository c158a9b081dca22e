// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/device.hpp"

#include <chrono>

#include "adapters/http/authenticate.hpp"
#include "adapters/http/digest.hpp"

namespace adapters::http {
namespace {

constexpr auto kept_for = std::chrono::days(180);

std::string_view name_of_cookie(bool tls) { return tls ? "__Host-shao-device" : "shao-device"; }

std::string seal_of(const engine::ports::Account& account, std::string_view nonce) {
  return hex(keyed_digest(account.password_hash, {"device", account.actor.login.str(), nonce}));
}

/// In a time that does not tell where they differ.
bool equal(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t at = 0; at < one.size(); ++at) {
    const unsigned here = static_cast<unsigned char>(one[at]);
    const unsigned there = static_cast<unsigned char>(other[at]);
    difference |= here ^ there;
  }
  return difference == 0;
}

}  // namespace

std::string device_mark(const engine::ports::Account& account, const std::string& nonce) {
  return nonce + "." + seal_of(account, nonce);
}

std::string device_of(const Request& request, const engine::ports::Account& account) {
  const auto mark = find_cookie(request.header("cookie"), name_of_cookie(request.tls));
  const auto dot = mark.find('.');
  if (dot == std::string_view::npos || dot == 0 || account.password_hash.empty()) return {};
  const auto nonce = mark.substr(0, dot);
  return equal(mark.substr(dot + 1), seal_of(account, nonce)) ? std::string(nonce) : std::string();
}

std::string device_cookie(std::string_view mark, bool tls) {
  std::string cookie(name_of_cookie(tls));
  cookie.append("=").append(mark).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
  cookie += std::to_string(std::chrono::seconds(kept_for).count());
  if (tls) cookie += "; Secure";
  return cookie;
}

}  // namespace adapters::http
