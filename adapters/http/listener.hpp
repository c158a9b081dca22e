// SPDX-License-Identifier: Apache-2.0
#pragma once

// Accepts connections within the bounds and serves them.
//
// Floor:   adapters/http.
// Threads: listen() and close() on any thread; the rest on the network threads.

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "adapters/http/session.hpp"
#include "engine/base/result.hpp"

namespace adapters::http {

class Listener : public std::enable_shared_from_this<Listener> {
 public:
  /// `tls` is null for plain HTTP. With one network thread no strands are needed.
  Listener(boost::asio::io_context& context, const Hall& hall, boost::asio::ssl::context* tls,
           bool one_thread);

  engine::Result<void> listen(const std::string& address, std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const { return port_; }
  void close();

 private:
  static boost::asio::awaitable<void> run(std::shared_ptr<Listener> self);
  void welcome(net::tcp::socket socket);
  [[nodiscard]] boost::asio::any_io_executor next_executor();

  boost::asio::io_context& context_;
  const Hall& hall_;
  boost::asio::ssl::context* tls_;
  bool one_thread_;
  net::tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
};

}  // namespace adapters::http
