// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the server may listen: plain HTTP and demo accounts never leave the machine.
//
// Floor: tools.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace tools::shao {

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

/// "127.0.0.1:8311", "[::1]:8311".
[[nodiscard]] engine::Result<Address> parse_address(const std::string& text);
[[nodiscard]] bool is_loopback(const Address& address);
[[nodiscard]] engine::Result<void> may_listen(const Address& address, bool tls, bool demo);

[[nodiscard]] std::vector<std::string> split_words(const std::string& text);

}  // namespace tools::shao
