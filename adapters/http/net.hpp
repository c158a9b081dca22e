// SPDX-License-Identifier: Apache-2.0
#pragma once

// The names of Asio and Beast that the network adapters share, and the hand-over of a connection
// that wants to become a WebSocket.
//
// Floor: adapters; the one header of http that other adapters may include.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "engine/directory/post.hpp"

namespace adapters::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::asio::ip::tcp;

using PlainStream = beast::tcp_stream;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;
using Stream = std::variant<PlainStream, TlsStream>;
using UpgradeRequest = beast::http::request<beast::http::empty_body>;

/// Every wait in a coroutine returns its error as a value.
inline constexpr auto use_result = asio::as_tuple(asio::use_awaitable);

/// Who stands behind a connection now; null once the session has ended or the account is disabled.
using ActorSource = std::function<std::shared_ptr<const engine::directory::Actor>()>;

/// An authenticated request for a WebSocket, not accepted yet.
struct Upgrade {
  Stream stream;
  UpgradeRequest request;
  std::shared_ptr<const engine::directory::Actor> actor;
  ActorSource actor_now;
  std::shared_ptr<void> slot;  ///< Counts the connection for as long as it is held.
};

}  // namespace adapters::net
