// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/session.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <optional>
#include <type_traits>

#include "adapters/http/digest.hpp"
#include "adapters/http/head.hpp"
#include "adapters/http/network.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::http {
namespace {

namespace asio = boost::asio;
namespace bounds = engine::bounds;
using std::chrono::seconds;

constexpr auto handshake_deadline = seconds(10);
constexpr auto linger_time = seconds(2);
/// A body may come as slowly as this, beyond the seconds that every request has.
constexpr std::size_t slowest_bytes_per_second = 16 * 1024;
constexpr std::size_t read_step_bytes = 4 * 1024;
constexpr std::string_view end_of_head = "\r\n\r\n";

/// A stream takes the place of a connection, and one of those that its login has.
using Slots = std::pair<std::shared_ptr<void>, std::shared_ptr<void>>;

template <class Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(Stream stream, const Hall& hall, Arrival arrival)
      : stream_(std::move(stream)),
        hall_(hall),
        arrival_(std::move(arrival)),
        slow_(lowest().get_executor()) {}

  void start();
  void close_when_idle() override;

 private:
  static constexpr bool is_tls = std::is_same_v<Stream, net::TlsStream>;
  using Self = std::shared_ptr<Session>;

  static asio::awaitable<void> run(Self self);
  asio::awaitable<bool> shake_hands();
  asio::awaitable<bool> serve_one();
  asio::awaitable<std::size_t> read_head();
  asio::awaitable<bool> read_more(seconds deadline);
  asio::awaitable<bool> read_late(std::string& into, std::size_t least, seconds deadline);
  asio::awaitable<bool> read_body(Request& request);
  asio::awaitable<Response> answer_to(Request request);
  asio::awaitable<bool> write(const Response& response, bool keep_alive, bool head_only);
  asio::awaitable<void> refuse(std::uint16_t status, std::string why);
  asio::awaitable<void> linger();
  void hand_over(const Request& request, std::shared_ptr<void> seat);

  net::PlainStream& lowest();  ///< The stream that has the deadlines.

  Stream stream_;
  const Hall& hall_;
  Arrival arrival_;
  std::string buffer_;
  asio::steady_timer slow_;  ///< Of a request that comes in pieces.
  bool idle_ = false;
  bool late_ = false;
};

template <class Stream>
net::PlainStream& Session<Stream>::lowest() {
  if constexpr (is_tls) {
    return stream_.next_layer();
  } else {
    return stream_;
  }
}

template <class Stream>
void Session<Stream>::start() {
  const auto self = this->shared_from_this();
  hall_.registry->add(self);
  asio::co_spawn(lowest().get_executor(), run(self), [&log = hall_.desk.log](std::exception_ptr e) {
    if (e) log.write(engine::ports::Severity::error, "a connection ended by an exception", {});
  });
}

template <class Stream>
void Session<Stream>::close_when_idle() {
  asio::post(lowest().get_executor(), [self = this->shared_from_this()] {
    if (self->idle_) self->lowest().close();
  });
}

template <class Stream>
asio::awaitable<void> Session<Stream>::run(Self self) {
  ++self->hall_.desk.metrics.connections;
  if (co_await self->shake_hands()) {
    while (co_await self->serve_one()) {
    }
  }
  --self->hall_.desk.metrics.connections;
  boost::system::error_code ignored;
  self->lowest().socket().shutdown(net::tcp::socket::shutdown_send, ignored);
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::shake_hands() {
  if constexpr (is_tls) {
    lowest().expires_after(handshake_deadline);
    const auto [failed] =
        co_await stream_.async_handshake(asio::ssl::stream_base::server, net::use_result);
    co_return !failed;
  } else {
    co_return true;
  }
}

/// Appends what comes; false when nothing more will, or it took too long.
template <class Stream>
asio::awaitable<bool> Session<Stream>::read_more(seconds deadline) {
  lowest().expires_after(deadline);
  const auto held = buffer_.size();
  buffer_.resize(held + read_step_bytes);
  const auto [failed, count] = co_await stream_.async_read_some(
      asio::buffer(buffer_.data() + held, read_step_bytes), net::use_result);
  buffer_.resize(held + count);
  co_return !failed;
}

/// The length of the head at the front of the buffer; 0 when the connection is over.
template <class Stream>
asio::awaitable<std::size_t> Session<Stream>::read_head() {
  std::optional<std::chrono::steady_clock::time_point> begun;
  for (;;) {
    const auto end = buffer_.find(end_of_head);
    if (end != std::string::npos) co_return end + end_of_head.size();
    if (buffer_.size() > bounds::header_bytes_max) {
      co_await refuse(431, "the head is too large");
      co_return 0;
    }
    // The deadline is for the whole head: a client that sends a byte now and then is cut as well.
    const auto now = std::chrono::steady_clock::now();
    if (!buffer_.empty() && !begun) begun = now;
    const auto spent = begun ? std::chrono::floor<seconds>(now - *begun) : seconds(0);
    if (buffer_.empty() && hall_.registry->draining()) co_return 0;
    idle_ = buffer_.empty();
    const bool more = idle_ ? co_await read_more(hall_.patience.idle)
                            : co_await read_late(buffer_, 1, hall_.patience.head - spent);
    idle_ = false;
    if (late_) co_await refuse(408, "the head did not come in time");
    if (!more) co_return 0;
  }
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::read_body(Request& request) {
  const auto size = static_cast<std::size_t>(request.head.content_length);
  request.body.assign(buffer_, 0, size);
  buffer_.erase(0, request.body.size());
  const auto have = request.body.size();
  if (have == size) co_return true;
  if (request.head.expects_continue && have == 0) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [failed, count] =
        co_await asio::async_write(stream_, asio::buffer(go_on), net::use_result);
    if (failed || count != go_on.size()) co_return false;
  }
  const auto deadline = hall_.patience.head + seconds(size / slowest_bytes_per_second);
  const bool whole = co_await read_late(request.body, size - have, deadline);
  if (late_) co_await refuse(408, "the body did not come in time");
  co_return whole;
}

/// Appends `least` bytes or, of a head, what comes. Whoever is late is still to be told so, which
/// the stream's own deadline would not allow: it closes the socket.
template <class Stream>
asio::awaitable<bool> Session<Stream>::read_late(std::string& into, std::size_t least,
                                                 seconds deadline) {
  lowest().expires_never();
  slow_.expires_after(deadline);
  slow_.async_wait([self = this->shared_from_this()](const boost::system::error_code& failed) {
    if (failed || self->slow_.expiry() > asio::steady_timer::clock_type::now()) return;
    self->late_ = true;
    self->lowest().cancel();
  });
  const auto held = into.size();
  into.resize(held + std::max(least, &into == &buffer_ ? read_step_bytes : least));
  const auto [failed, count] =
      co_await asio::async_read(stream_, asio::buffer(into.data() + held, into.size() - held),
                                asio::transfer_at_least(least), net::use_result);
  slow_.expires_at(asio::steady_timer::time_point::max());
  into.resize(held + count);
  late_ = late_ && count < least;
  co_return count >= least;
}

/// Hands the request to its route; the answer comes back to this connection's executor.
template <class Stream>
asio::awaitable<Response> Session<Stream>::answer_to(Request request) {
  lowest().expires_never();
  const auto initiate = [this](auto handler, Request asked) {
    const auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    const auto executor = asio::any_io_executor(lowest().get_executor());
    hall_.router.dispatch(std::move(asked), [shared, executor](Response response) {
      asio::post(executor, [shared, response = std::move(response)]() mutable {
        std::move (*shared)(std::move(response));
      });
    });
  };
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
      initiate, asio::use_awaitable, std::move(request));
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::write(const Response& response, bool keep_alive,
                                             bool head_only) {
  hall_.desk.metrics.answered(response.status);
  const auto date = http_date(hall_.desk.clock.now());
  const auto wire = to_wire(
      response, {.keep_alive = keep_alive, .head_only = head_only, .tls = is_tls, .date = date});
  lowest().expires_after(hall_.patience.write);
  const auto [failed, count] =
      co_await asio::async_write(stream_, asio::buffer(wire), net::use_result);
  co_return !failed && count == wire.size();
}

/// Answers what could not be read; the connection ends, since nobody knows where it stands.
template <class Stream>
asio::awaitable<void> Session<Stream>::refuse(std::uint16_t status, std::string why) {
  ++hall_.desk.metrics.refused_heads;
  const Problem problem{.type = type_for_status(status), .detail = {why, why}, .instance = "/"};
  if (co_await write(to_response(problem, Language::en), false, false)) co_await linger();
}

/// Reads away what the client still sends: closing on unread bytes would reset the connection, and
/// the client might never see why.
template <class Stream>
asio::awaitable<void> Session<Stream>::linger() {
  boost::system::error_code ignored;
  lowest().socket().shutdown(net::tcp::socket::shutdown_send, ignored);
  const auto until = std::chrono::steady_clock::now() + linger_time;
  do {
    buffer_.clear();
  } while (co_await read_more(linger_time) && std::chrono::steady_clock::now() < until);
}

template <class Stream>
void Session<Stream>::hand_over(const Request& request, std::shared_ptr<void> seat) {
  ++hall_.desk.metrics.upgrades;
  lowest().expires_never();  // WebSocket streams have their own deadlines; the two do not mix.
  net::UpgradeRequest raw;
  raw.method(boost::beast::http::verb::get);
  raw.version(11);
  raw.target(request.head.target);
  for (const auto& [name, value] : request.head.fields) raw.insert(name, value);
  auto& desk = hall_.desk;
  hall_.upgrade({.stream = std::move(stream_),
                 .request = std::move(raw),
                 .actor = request.actor,
                 .actor_now =
                     [&desk, hash = sha256(request.secret)] {
                       return desk.identities.look(hash, desk.clock.now());
                     },
                 .slot = std::make_shared<Slots>(arrival_.slot, std::move(seat))});
}

/// One request and its answer; false when the connection is over.
template <class Stream>
asio::awaitable<bool> Session<Stream>::serve_one() {
  const auto head_size = co_await read_head();
  if (head_size == 0) co_return false;
  auto parsed = parse_head(std::string_view(buffer_).substr(0, head_size));
  if (const auto* bad = std::get_if<BadHead>(&parsed)) {
    co_await refuse(bad->status, bad->why);
    co_return false;
  }
  Request request{.head = std::get<Head>(std::move(parsed)),
                  .peer = arrival_.peer,
                  .loopback = arrival_.loopback,
                  .tls = is_tls};
  buffer_.erase(0, head_size);
  if (hall_.behind_proxy && arrival_.loopback) trust_proxy(request);
  if (request.head.content_length > bounds::body_bytes_max) {
    co_await refuse(413, "the body is larger than 256 KiB");
    co_return false;
  }
  if (!co_await read_body(request)) co_return false;
  const bool head_only = request.head.method == "HEAD";
  const bool stays = request.head.keep_alive;
  auto response = co_await answer_to(std::move(request));
  if (response.upgrade && !buffer_.empty()) {
    // Whatever it is, it was sent before anybody knew whether the upgrade is accepted.
    co_await refuse(400, "wait for the answer before you send on a WebSocket");
    co_return false;
  }
  if (response.upgrade && hall_.upgrade) {
    hand_over(*response.upgrade, std::move(response.seat));
    co_return false;
  }
  const bool keep_alive = stays && !hall_.registry->draining();
  co_return co_await write(response, keep_alive, head_only) && keep_alive;
}

}  // namespace

void serve(net::PlainStream stream, const Hall& hall, Arrival arrival) {
  std::make_shared<Session<net::PlainStream>>(std::move(stream), hall, std::move(arrival))->start();
}

void serve(net::TlsStream stream, const Hall& hall, Arrival arrival) {
  std::make_shared<Session<net::TlsStream>>(std::move(stream), hall, std::move(arrival))->start();
}

}  // namespace adapters::http
