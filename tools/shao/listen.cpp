// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/listen.hpp"

#include <charconv>
#include <sstream>

namespace tools::shao {

using engine::Errc;
using engine::Error;

engine::Result<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (error == std::errc{} && stop == end && !address.host.empty()) {
      if (address.host.front() == '[' && address.host.back() == ']') {
        address.host = address.host.substr(1, address.host.size() - 2);
      }
      return address;
    }
  }
  return Error(Errc::invalid_input,
               "'" + text + "' is not an address and port; write 127.0.0.1:8311 or [::1]:8311");
}

bool is_loopback(const Address& address) {
  return address.host == "::1" || address.host == "localhost" || address.host.starts_with("127.");
}

engine::Result<void> may_listen(const Address& address, bool tls, bool demo) {
  if (is_loopback(address)) return {};
  if (demo) {
    return Error(Errc::invalid_input,
                 "--demo makes accounts that everybody knows; use it on 127.0.0.1 only");
  }
  if (!tls) {
    return Error(
        Errc::invalid_input,
        "passwords would cross the network in the clear; set server.tls_certificate and "
        "server.tls_key, or listen on 127.0.0.1 with server.behind_proxy behind a proxy that "
        "does TLS");
  }
  return {};
}

std::vector<std::string> split_words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace tools::shao
