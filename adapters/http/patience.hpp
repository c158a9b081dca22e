// SPDX-License-Identifier: Apache-2.0
#pragma once

// How long the server waits for whom, and how many it lets in.
//
// Floor: adapters/http.

#include <chrono>
#include <cstddef>

#include "engine/base/bounds.hpp"

namespace adapters::http {

/// How long a connection may take for what.
struct Patience {
  std::chrono::seconds head{10};   ///< The whole of it; a body has as long, and more for its size.
  std::chrono::seconds idle{30};   ///< Without a request.
  std::chrono::seconds write{30};  ///< One answer.
};

/// How many connections there may be from one address.
struct Crowd {
  std::size_t per_address = engine::bounds::connections_per_address_max;
  std::size_t from_loopback = engine::bounds::connections_from_loopback_max;
};

}  // namespace adapters::http
