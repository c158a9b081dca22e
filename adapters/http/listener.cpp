// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/listener.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include "adapters/http/network.hpp"

namespace adapters::http {
namespace {

namespace asio = boost::asio;
using net::tcp;

constexpr auto pause_without_files = std::chrono::milliseconds(100);
constexpr int backlog = 1024;

engine::Error failure(const char* what, const boost::system::error_code& code) {
  return {engine::Errc::unavailable, std::string(what) + ": " + code.message()};
}

}  // namespace

Listener::Listener(asio::io_context& context, const Hall& hall, asio::ssl::context* tls,
                   bool one_thread)
    : context_(context), hall_(hall), tls_(tls), one_thread_(one_thread), acceptor_(context) {}

engine::Result<void> Listener::listen(const std::string& address, std::uint16_t port) {
  boost::system::error_code failed;
  const auto ip = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, failed);
  if (failed) return failure("the address to listen on is no IP address", failed);
  const tcp::endpoint endpoint(ip, port);
  acceptor_.open(endpoint.protocol(), failed);
  if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor_.bind(endpoint, failed);
  if (!failed) acceptor_.listen(backlog, failed);
  if (failed) {
    const auto where = address + ":" + std::to_string(port);
    return failure(("cannot listen on " + where).c_str(), failed);
  }
  port_ = acceptor_.local_endpoint(failed).port();
  asio::co_spawn(context_, run(shared_from_this()), asio::detached);
  return {};
}

void Listener::close() {
  asio::post(context_, [self = shared_from_this()] {
    boost::system::error_code ignored;
    self->acceptor_.close(ignored);
  });
}

asio::any_io_executor Listener::next_executor() {
  if (one_thread_) return context_.get_executor();
  return asio::make_strand(context_);
}

asio::awaitable<void> Listener::run(std::shared_ptr<Listener> self) {
  for (;;) {
    tcp::socket socket(self->next_executor());
    const auto [failed] = co_await self->acceptor_.async_accept(socket, net::use_result);
    if (!self->acceptor_.is_open()) co_return;
    if (!failed) {
      self->welcome(std::move(socket));
      continue;
    }
    // Out of file descriptors, most likely: connections that end will give some back.
    asio::steady_timer pause(self->context_, pause_without_files);
    co_await pause.async_wait(net::use_result);
  }
}

void Listener::welcome(tcp::socket socket) {
  boost::system::error_code failed;
  const auto peer = socket.remote_endpoint(failed);
  if (failed) return;
  const auto network = network_of(peer.address());
  const bool loopback = is_loopback(peer.address());
  const auto most = loopback ? hall_.crowd.from_loopback : hall_.crowd.per_address;
  Arrival arrival{
      .peer = network, .loopback = loopback, .slot = hall_.registry->admit(network, most)};
  if (!arrival.slot) {
    ++hall_.desk.metrics.refused_connections;
    return;  // Closed without a word: an answer would cost what the bound is to save.
  }
  socket.set_option(tcp::no_delay(true), failed);
  if (tls_ == nullptr) return serve(net::PlainStream(std::move(socket)), hall_, std::move(arrival));
  serve(net::TlsStream(net::PlainStream(std::move(socket)), *tls_), hall_, std::move(arrival));
}

}  // namespace adapters::http
