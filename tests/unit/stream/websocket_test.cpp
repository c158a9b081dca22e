// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "adapters/http/net.hpp"
#include "adapters/stream/door.hpp"
#include "tests/unit/stream/room.hpp"

// A stream over a real socket: who has lost their session or a post is shown out at the next tick.

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using adapters::net::tcp;
using engine::directory::Actor;
using engine::directory::Role;
using ActorPtr = std::shared_ptr<const Actor>;

constexpr auto quick = std::chrono::milliseconds(20);

class Clock final : public engine::ports::Clock {
 public:
  [[nodiscard]] engine::Instant now() const override { return engine::Instant{}; }
};

class Log final : public engine::ports::Log {
 public:
  void write(engine::ports::Severity, std::string_view, const std::vector<Field>&) override {}
};

ActorPtr person(std::vector<engine::directory::Post> posts) {
  return std::make_shared<const Actor>(
      Actor{engine::directory::Login("li"), "li", std::move(posts)});
}

/// Who stands behind the connection, as the accounts say it at the moment.
class Standing {
 public:
  explicit Standing(ActorPtr actor) : actor_(std::move(actor)) {}
  void set(ActorPtr actor) {
    const std::scoped_lock lock(mutex_);
    actor_ = std::move(actor);
  }
  [[nodiscard]] ActorPtr get() const {
    const std::scoped_lock lock(mutex_);
    return actor_;
  }

 private:
  mutable std::mutex mutex_;
  ActorPtr actor_;
};

/// A door with one guest, who listens from the test's own thread.
class Connected {
 public:
  explicit Connected(ActorPtr actor) : standing_(std::make_shared<Standing>(std::move(actor))) {
    hub_.connect([this](std::function<void()> work) { asio::post(server_, std::move(work)); }, {});
    tcp::acceptor acceptor(server_, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    thread_ = std::thread([this] { server_.run(); });
    std::thread accepting([&] { let_in(acceptor.accept()); });
    socket_.next_layer().connect(acceptor.local_endpoint());
    socket_.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
      request.set("Sec-WebSocket-Protocol", "shao.v1");
    }));
    socket_.handshake("shao", "/v1/stream");
    accepting.join();
  }
  ~Connected() {
    work_.reset();
    server_.stop();
    thread_.join();
  }
  Connected(const Connected&) = delete;
  Connected& operator=(const Connected&) = delete;

  void stand(ActorPtr actor) { standing_->set(std::move(actor)); }
  void say(const std::string& text) { socket_.write(asio::buffer(text)); }
  /// Reads until a message has this member; false once the stream has been closed.
  bool hears(std::string_view member) {
    for (;;) {
      beast::flat_buffer buffer;
      boost::system::error_code failed;
      socket_.read(buffer, failed);
      if (failed) return false;
      const std::string_view text(static_cast<const char*>(buffer.data().data()), buffer.size());
      if (boost::json::parse(text).as_object().contains(member)) return true;
    }
  }
  /// The code with which the stream was closed.
  int closed() {
    while (hears("nothing")) {
    }
    return socket_.reason().code;
  }

 private:
  void let_in(tcp::socket socket) {
    adapters::net::UpgradeRequest request;
    beast::flat_buffer buffer;
    beast::http::read(socket, buffer, request);
    asio::post(server_, [this, request, shared = std::make_shared<tcp::socket>(std::move(socket))] {
      door_.accept({.stream = adapters::net::PlainStream(std::move(*shared)),
                    .request = request,
                    .actor = standing_->get(),
                    .actor_now = [standing = standing_] { return standing->get(); },
                    .slot = {}});
    });
  }

  Clock clock_;
  Log log_;
  asio::io_context server_, client_;
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(server_);
  adapters::stream::Hub hub_{test::write};
  adapters::stream::Door door_{hub_, clock_, log_, test::write, quick};
  std::shared_ptr<Standing> standing_;
  websocket::stream<tcp::socket, false> socket_{client_};
  std::thread thread_;
};

const engine::directory::Post of_g1{Role::grid_chief, "G1"};
const engine::directory::Post of_g2{Role::grid_chief, "G2"};

}  // namespace

TEST_CASE("stream: whose session has ended is closed with 4401", "[stream]") {
  Connected guest(person({of_g1}));
  REQUIRE(guest.hears("hello"));
  guest.stand(nullptr);
  CHECK(guest.closed() == 4401);
}

TEST_CASE("stream: who has lost the post that they listened under is closed with 4403",
          "[stream]") {
  Connected guest(person({of_g1, of_g2}));
  REQUIRE(guest.hears("hello"));
  guest.say(R"({"subscribe":{"queue":"inbox"}})");
  REQUIRE(guest.hears("subscribed"));
  guest.stand(person({of_g2}));
  CHECK(guest.closed() == 4403);
}

TEST_CASE("stream: who moves to another grid is closed with 4403", "[stream]") {
  Connected guest(person({of_g1}));
  REQUIRE(guest.hears("hello"));
  guest.stand(person({of_g2}));
  CHECK(guest.closed() == 4403);
}

TEST_CASE("stream: who has no post any more is closed with 4403", "[stream]") {
  Connected guest(person({of_g1}));
  REQUIRE(guest.hears("hello"));
  guest.stand(person({}));
  CHECK(guest.closed() == 4403);
}

TEST_CASE("stream: who gains a post stays", "[stream]") {
  Connected guest(person({of_g1}));
  REQUIRE(guest.hears("hello"));
  guest.stand(person({of_g2, of_g1}));
  for (int tick = 0; tick < 5; ++tick) CHECK(guest.hears("ping"));
}
