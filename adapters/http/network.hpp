// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who counts as one on the network, and whom a proxy speaks for.
//
// Floor: adapters/http. Pure.

#include <boost/asio/ip/address.hpp>
#include <string>

#include "adapters/http/request.hpp"

namespace adapters::http {

/// An IPv4 address, also one in IPv6's clothes; of an IPv6 address the /64: whoever has one has all
/// the addresses of it.
[[nodiscard]] std::string network_of(const boost::asio::ip::address& address);
/// Also for ::ffff:127.0.0.1, which a server on [::] sees.
[[nodiscard]] bool is_loopback(const boost::asio::ip::address& address);

/// Takes over what a trusted proxy says of its client: the last address of X-Forwarded-For, which
/// the proxy itself wrote, and X-Forwarded-Proto. Without them the request is the proxy's own.
void trust_proxy(Request& request);

}  // namespace adapters::http
