// SPDX-License-Identifier: Apache-2.0
#pragma once

// One HTTP connection: requests are read under deadlines and bounds, one after the other, and each
// is answered before the next is read.
//
// Floor:   adapters/http.
// Threads: on the connection's executor; answers come from any thread.
// Source:  reliability.md §3, rows 1, 2, 5 and 11.

#include <functional>
#include <memory>
#include <string>

#include "adapters/http/net.hpp"
#include "adapters/http/patience.hpp"
#include "adapters/http/registry.hpp"
#include "adapters/http/router.hpp"

namespace adapters::http {

/// What all connections share.
struct Hall {
  const Desk& desk;
  const Router& router;
  std::shared_ptr<Registry> registry;
  std::function<void(net::Upgrade&&)> upgrade;  ///< Takes a WebSocket over; null: none are taken.
  bool behind_proxy = false;                    ///< See trust_proxy().
  Patience patience = {};
  Crowd crowd = {};
};

/// A connection as it was accepted.
struct Arrival {
  std::string peer;
  bool loopback = false;
  std::shared_ptr<void> slot;
};

/// Serves a connection until it ends.
void serve(net::PlainStream stream, const Hall& hall, Arrival arrival);
void serve(net::TlsStream stream, const Hall& hall, Arrival arrival);

}  // namespace adapters::http
