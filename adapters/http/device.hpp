// SPDX-License-Identifier: Apache-2.0
#pragma once

// The mark of a device from which somebody has logged in: it opens nothing, but whoever shows it is
// no stranger to the account (see LoginBrake). Its seal is keyed by the hash of the account's
// password: it outlives restarts without being stored, and dies with the password.
//
// Floor: adapters/http. Pure.

#include <string>
#include <string_view>

#include "adapters/http/request.hpp"
#include "engine/ports/accounts.hpp"

namespace adapters::http {

/// `nonce` is fresh random text without a dot.
[[nodiscard]] std::string device_mark(const engine::ports::Account& account,
                                      const std::string& nonce);
/// The nonce of the mark that the request shows; empty if it shows none of this account.
[[nodiscard]] std::string device_of(const Request& request, const engine::ports::Account& account);
[[nodiscard]] std::string device_cookie(std::string_view mark, bool tls);

}  // namespace adapters::http
