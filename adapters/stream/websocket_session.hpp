// SPDX-License-Identifier: Apache-2.0
#pragma once

// One WebSocket: reads what the client wants to hear of, writes what the hub tells, and looks every
// few seconds whether the client may still be here, and takes what it is sent.
//
// Floor:   adapters/stream.
// Threads: on the connection's executor.
// Source:  RFC 6455; reliability.md §3, rows 6 to 9. Close codes: 4401 the session has ended, 4403
//          no post is left, 4429 too many messages, 1013 too slow, 1001 the server goes away; its
//          reason then says after how many seconds to come again, so that not all come at once.

#include <memory>

#include "adapters/http/net.hpp"
#include "adapters/stream/door.hpp"

namespace adapters::stream {

/// Accepts the upgrade and serves it until it ends.
[[nodiscard]] std::shared_ptr<Guest> open_session(Door& door, net::Upgrade&& upgrade);

}  // namespace adapters::stream
