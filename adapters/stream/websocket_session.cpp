// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/websocket_session.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <optional>

#include "adapters/stream/outbox.hpp"
#include "adapters/stream/token_bucket.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::stream {
namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using std::chrono::seconds;

constexpr auto handshake_deadline = seconds(10);
constexpr auto idle_deadline = seconds(60);
constexpr auto close_deadline = seconds(5);
/// A reader who has not taken a single message for so long does not read.
constexpr auto stall_deadline = seconds(15);
/// A little more than a message, so that one that is too long is told so (1009).
constexpr std::size_t buffer_bytes_max = engine::bounds::frame_bytes_max + 4096;

enum CloseCode : std::uint16_t {
  going_away = 1001,
  not_text = 1003,
  try_later = 1013,
  session_ended = 4401,
  nothing_left = 4403,
  too_many_messages = 4429,
};

/// Whether a post is gone, or none is left: what was subscribed to may lie outside of those that
/// remain, and what is shown at the other end certainly does.
bool has_lost(const engine::directory::Actor& before, const engine::directory::Actor& now) {
  return now.posts.empty() ||
         !std::all_of(before.posts.begin(), before.posts.end(), [&now](const auto& post) {
           return std::find(now.posts.begin(), now.posts.end(), post) != now.posts.end();
         });
}

template <class Stream>
class Session final : public Reader,
                      public Guest,
                      public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(Door& door, Stream stream, net::Upgrade upgrade)
      : door_(door),
        socket_(std::move(stream)),
        upgrade_(std::move(upgrade)),
        wake_(socket_.get_executor()),
        ticker_(socket_.get_executor()),
        bucket_(door.clock.now()) {}

  void start();
  void hear(Frame frame) override;
  void give_up() override;
  void leave(seconds come_again) override;

 private:
  using Self = std::shared_ptr<Session>;
  using Part = asio::awaitable<void> (Session::*)();

  static asio::awaitable<void> hold(Self self, Part part);
  void spawn(Part part);
  asio::awaitable<void> run();
  asio::awaitable<void> write_all();
  asio::awaitable<void> keep_awake();
  asio::awaitable<bool> accept();
  asio::awaitable<bool> send(Frame frame);
  asio::awaitable<void> say_goodbye();
  asio::awaitable<void> cut_off();
  void understand(std::string_view text);
  bool still_welcome();
  [[nodiscard]] bool is_stuck() const;
  void take_more();
  void close(CloseCode code, const std::string& why = {});
  void end();

  Door& door_;
  websocket::stream<Stream, false> socket_;
  net::Upgrade upgrade_;
  asio::steady_timer wake_, ticker_;
  TokenBucket bucket_;
  Outbox outbox_;
  std::size_t taken_ = 0;  ///< Since the hub last heard that there is room.
  std::optional<std::chrono::steady_clock::time_point> sending_since_;
  std::optional<websocket::close_reason> closing_;
  bool over_ = false;
};

/// The parts of a session run side by side; the last one to end lets go of it.
template <class Stream>
asio::awaitable<void> Session<Stream>::hold(Self self, Part part) {
  co_await (self.get()->*part)();
}

template <class Stream>
void Session<Stream>::spawn(Part part) {
  asio::co_spawn(socket_.get_executor(), hold(this->shared_from_this(), part),
                 [&log = door_.log](std::exception_ptr failed) {
                   if (!failed) return;
                   log.write(engine::ports::Severity::error, "a stream ended by an exception", {});
                 });
}

template <class Stream>
void Session<Stream>::start() {
  spawn(&Session::run);
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::accept() {
  websocket::stream_base::timeout deadlines{};
  deadlines.handshake_timeout = handshake_deadline;
  deadlines.idle_timeout = idle_deadline;
  deadlines.keep_alive_pings = true;
  socket_.set_option(deadlines);
  socket_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
    response.set("Sec-WebSocket-Protocol", "shao.v1");
    response.set("Server", "shao");  // Where it is missing, Beast would tell its version.
  }));
  socket_.read_message_max(engine::bounds::frame_bytes_max);
  const auto [failed] = co_await socket_.async_accept(upgrade_.request, net::use_result);
  co_return !failed;
}

template <class Stream>
asio::awaitable<void> Session<Stream>::run() {
  if (!co_await accept()) co_return;
  door_.hub.post([self = this->shared_from_this()] {
    const auto& door = self->door_;
    door.hub.join(self, self->upgrade_.actor);
    self->hear(hello_frame(door.hub.last(), door.write(door.clock.now())));
  });
  spawn(&Session::write_all);
  spawn(&Session::keep_awake);
  boost::beast::flat_buffer buffer(buffer_bytes_max);
  for (;;) {
    const auto [failed, count] = co_await socket_.async_read(buffer, net::use_result);
    if (failed) break;
    const auto text = std::string_view(static_cast<const char*>(buffer.data().data()), count);
    if (!socket_.got_text()) close(not_text);
    if (!bucket_.take(door_.clock.now())) close(too_many_messages);
    if (!closing_) understand(text);
    buffer.consume(count);
  }
  end();
}

template <class Stream>
void Session<Stream>::understand(std::string_view text) {
  auto message = parse_message(text);
  if (const auto* bad = std::get_if<BadMessage>(&message)) {
    return hear(error_frame(bad->why));
  }
  if (const auto* wanted = std::get_if<Subscribe>(&message)) {
    door_.hub.post([self = this->shared_from_this(), wanted = *wanted] {
      self->door_.hub.subscribe(*self, wanted);
    });
  }
}

template <class Stream>
void Session<Stream>::hear(Frame frame) {
  asio::dispatch(socket_.get_executor(),
                 [self = this->shared_from_this(), frame = std::move(frame)]() mutable {
                   if (self->over_ || self->closing_) return;
                   if (!self->outbox_.push(std::move(frame))) self->close(try_later);
                   self->wake_.cancel();
                 });
}

template <class Stream>
void Session<Stream>::give_up() {
  asio::dispatch(socket_.get_executor(),
                 [self = this->shared_from_this()] { self->close(try_later); });
}

/// All was sent. The hub hears of it only now and then: it hands over some events ahead.
template <class Stream>
void Session<Stream>::take_more() {
  if (taken_ < engine::bounds::session_window / 2) return;
  taken_ = 0;
  door_.hub.post([self = this->shared_from_this()] { self->door_.hub.ready(*self); });
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::send(Frame frame) {
  socket_.text(true);
  sending_since_ = std::chrono::steady_clock::now();
  const auto [failed, count] = co_await socket_.async_write(asio::buffer(*frame), net::use_result);
  sending_since_.reset();
  ++taken_;
  co_return !failed && count == frame->size();
}

template <class Stream>
asio::awaitable<void> Session<Stream>::write_all() {
  while (!over_) {
    if (closing_) {
      co_await say_goodbye();
      co_return;
    }
    if (outbox_.empty()) {
      take_more();
      wake_.expires_after(door_.tick);
      co_await wake_.async_wait(net::use_result);
      continue;
    }
    const bool sent = co_await send(outbox_.take());
    if (!sent) break;
  }
  end();
}

template <class Stream>
asio::awaitable<void> Session<Stream>::say_goodbye() {
  co_await socket_.async_close(*closing_, net::use_result);
  end();
}

/// A peer that takes no more, not even the goodbye, gets some seconds; then the socket is closed.
template <class Stream>
asio::awaitable<void> Session<Stream>::cut_off() {
  ticker_.expires_after(close_deadline);
  co_await ticker_.async_wait(net::use_result);
  end();
}

template <class Stream>
asio::awaitable<void> Session<Stream>::keep_awake() {
  while (!over_ && !closing_) {
    ticker_.expires_after(door_.tick);
    co_await ticker_.async_wait(net::use_result);
    if (over_ || closing_) co_return;
    if (is_stuck()) close(try_later);
    if (!still_welcome()) co_return;
    // At each tick: a wall that has heard nothing for ten seconds tells its watchers so.
    hear(ping_frame(door_.write(door_.clock.now())));
  }
}

template <class Stream>
bool Session<Stream>::still_welcome() {
  auto actor = upgrade_.actor_now();
  if (actor == nullptr) close(session_ended);
  if (actor != nullptr && has_lost(*upgrade_.actor, *actor)) close(nothing_left);
  if (closing_) return false;
  if (actor == upgrade_.actor) return true;
  upgrade_.actor = actor;
  door_.hub.post([self = this->shared_from_this(), actor] { self->door_.hub.renew(*self, actor); });
  return true;
}

template <class Stream>
bool Session<Stream>::is_stuck() const {
  return sending_since_ && std::chrono::steady_clock::now() - *sending_since_ >= stall_deadline;
}

/// From here on the connection has some seconds left, whatever the peer does or sends.
template <class Stream>
void Session<Stream>::close(CloseCode code, const std::string& why) {
  if (closing_ || over_) return;
  closing_ = websocket::close_reason(static_cast<websocket::close_code>(code), why);
  wake_.cancel();
  ticker_.cancel();
  spawn(&Session::cut_off);
}

template <class Stream>
void Session<Stream>::leave(seconds come_again) {
  asio::post(socket_.get_executor(), [self = this->shared_from_this(), come_again] {
    self->close(going_away, "reconnect after " + std::to_string(come_again.count()) + " s");
  });
}

template <class Stream>
void Session<Stream>::end() {
  if (over_) return;
  over_ = true;
  wake_.cancel();
  ticker_.cancel();
  boost::beast::get_lowest_layer(socket_).close();
  door_.hub.post([self = this->shared_from_this()] { self->door_.hub.leave(*self); });
}

template <class Stream>
std::shared_ptr<Guest> begin(Door& door, Stream stream, net::Upgrade upgrade) {
  auto session = std::make_shared<Session<Stream>>(door, std::move(stream), std::move(upgrade));
  session->start();
  return session;
}

}  // namespace

std::shared_ptr<Guest> open_session(Door& door, net::Upgrade&& upgrade) {
  if (auto* tls = std::get_if<net::TlsStream>(&upgrade.stream)) {
    auto stream = std::move(*tls);
    return begin(door, std::move(stream), std::move(upgrade));
  }
  auto stream = std::move(*std::get_if<net::PlainStream>(&upgrade.stream));
  return begin(door, std::move(stream), std::move(upgrade));
}

}  // namespace adapters::stream
