// SPDX-License-Identifier: Apache-2.0
// The least that an HTTP server with JSON costs: Beast reads a request, Boost.JSON parses its body,
// and a short JSON answer goes back. No state, no disk: what our server is compared with.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using Tcp = net::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(Tcp::socket socket) : stream_(std::move(socket)) {
    stream_.socket().set_option(Tcp::no_delay(true));
  }

  void read() {
    request_ = {};
    http::async_read(stream_, buffer_, request_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->answer();
                     });
  }

 private:
  void answer() {
    const auto body = boost::json::parse(request_.body());
    response_ = {http::status::created, request_.version()};
    response_.set(http::field::content_type, "application/json");
    response_.keep_alive(request_.keep_alive());
    response_.body() =
        R"({"id":"17","number":"20260302-000017","state":["reported"],"stage":"report","title":)" +
        serialize(body.as_object().at("title")) + "}";
    response_.prepare_payload();
    http::async_write(stream_, response_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        if (!error) self->read();
                      });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
};

void accept(Tcp::acceptor& acceptor) {
  acceptor.async_accept([&acceptor](beast::error_code error, Tcp::socket socket) {
    if (!error) std::make_shared<Session>(std::move(socket))->read();
    accept(acceptor);
  });
}

}  // namespace

int main(int count, char** words) {
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(words[1]) : 0);
  net::io_context context{1};
  Tcp::acceptor acceptor(context, {net::ip::make_address("127.0.0.1"), port});
  std::printf("%u\n", static_cast<unsigned>(acceptor.local_endpoint().port()));
  std::fflush(stdout);
  accept(acceptor);
  context.run();
  return 0;
}
