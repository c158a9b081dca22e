// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/network.hpp"

#include <algorithm>
#include <optional>

namespace adapters::http {
namespace {

namespace ip = boost::asio::ip;

ip::address plain(const ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

/// The last member of the last field of that name; none where there is no such field.
std::optional<std::string> last_hop(const Head& head, std::string_view name) {
  std::optional<std::string_view> list;
  for (const auto& [key, value] : head.fields) {
    if (key == name) list = value;
  }
  if (!list) return std::nullopt;
  const auto comma = list->rfind(',');
  if (comma != std::string_view::npos) list->remove_prefix(comma + 1);
  const auto begin = list->find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string() : std::string(list->substr(begin));
}

}  // namespace

std::string network_of(const ip::address& address) {
  const auto one = plain(address);
  if (one.is_v4()) return one.to_string();
  auto bytes = one.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::address_v6(bytes).to_string();
}

bool is_loopback(const ip::address& address) { return plain(address).is_loopback(); }

void trust_proxy(Request& request) {
  if (last_hop(request.head, "x-forwarded-proto") == "https") request.tls = true;
  const auto client = last_hop(request.head, "x-forwarded-for");
  if (!client) return;
  boost::system::error_code failed;
  const auto address = ip::make_address(*client, failed);
  // What is no address is somebody, and not the machine itself.
  request.peer = failed ? "unknown" : network_of(address);
  request.loopback = !failed && is_loopback(address);
}

}  // namespace adapters::http
