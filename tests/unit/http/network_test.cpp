// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/network.hpp"

#include <catch2/catch.hpp>

#include "adapters/http/quota.hpp"
#include "adapters/http/registry.hpp"

namespace {

using adapters::http::is_loopback;
using adapters::http::network_of;
using adapters::http::Request;
using boost::asio::ip::make_address;

Request from_proxy(std::vector<std::pair<std::string, std::string>> fields) {
  Request request;
  request.peer = "127.0.0.1";
  request.loopback = true;
  request.head.fields = std::move(fields);
  adapters::http::trust_proxy(request);
  return request;
}

}  // namespace

TEST_CASE("network: an IPv6 network counts as one and an IPv4 address is itself", "[http]") {
  CHECK(network_of(make_address("10.1.2.3")) == "10.1.2.3");
  CHECK(network_of(make_address("::ffff:10.1.2.3")) == "10.1.2.3");
  CHECK(network_of(make_address("2001:db8:1:2:aaaa::1")) == "2001:db8:1:2::");
  CHECK(network_of(make_address("2001:db8:1:2:bbbb::9")) == "2001:db8:1:2::");
  CHECK(is_loopback(make_address("::ffff:127.0.0.1")));
  CHECK_FALSE(is_loopback(make_address("::ffff:10.0.0.1")));
}

TEST_CASE("network: of a proxy's list only the last address is believed", "[http]") {
  const auto request =
      from_proxy({{"x-forwarded-for", "127.0.0.1, 198.51.100.7"}, {"x-forwarded-proto", "https"}});
  CHECK(request.peer == "198.51.100.7");
  CHECK_FALSE(request.loopback);
  CHECK(request.tls);
  const auto twice =
      from_proxy({{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-for", "2001:db8::5"}});
  CHECK(twice.peer == "2001:db8::");
  CHECK_FALSE(twice.tls);
}

TEST_CASE("network: what is no address is not the machine itself", "[http]") {
  CHECK_FALSE(from_proxy({{"x-forwarded-for", "localhost"}}).loopback);
  CHECK_FALSE(from_proxy({{"x-forwarded-for", ""}}).loopback);
  CHECK_FALSE(from_proxy({{"x-forwarded-for", "127.0.0.1,"}}).loopback);
  CHECK(from_proxy({}).loopback);
  CHECK(from_proxy({}).peer == "127.0.0.1");
}

TEST_CASE("network: connections are bounded by address and in all", "[http]") {
  const auto registry = std::make_shared<adapters::http::Registry>();
  registry->at_most(3);
  auto one = registry->admit("a", 2);
  const auto two = registry->admit("a", 2);
  CHECK(two);
  CHECK_FALSE(registry->admit("a", 2));
  const auto three = registry->admit("b", 2);
  CHECK(three);
  CHECK_FALSE(registry->admit("c", 2));
  one.reset();
  CHECK(registry->admit("a", 2));
}

TEST_CASE("network: a login has so many streams and gets one back when one ends", "[http]") {
  const auto quota = std::make_shared<adapters::http::Quota>(2);
  auto one = quota->take("li");
  const auto two = quota->take("li");
  CHECK(two);
  CHECK_FALSE(quota->take("li"));
  CHECK(quota->take("wang"));
  one.reset();
  CHECK(quota->take("li"));
}
