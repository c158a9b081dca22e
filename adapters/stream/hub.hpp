// SPDX-License-Identifier: Apache-2.0
#pragma once

// The hub hears of every commit and tells each reader what concerns them, in the journal's order,
// nothing missing and nothing twice. It keeps the last changes, so that a reader who was cut off
// can go on where they were.
//
// Floor:   adapters/stream.
// Threads: publish() on the engine thread, which only hands over; everything else runs through
//          post(), one after the other, on the network side.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/stream/frame.hpp"
#include "adapters/stream/subscription.hpp"
#include "engine/ports/surroundings.hpp"

namespace adapters::stream {

using ActorPtr = std::shared_ptr<const engine::directory::Actor>;

/// A connection, as the hub sees it.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// Must not block: a reader that is too slow throws away what it cannot hold.
  virtual void hear(Frame frame) = 0;
};

class Hub final : public engine::ports::Publisher {
 public:
  using Post = std::function<void(std::function<void()>)>;

  explicit Hub(WriteInstant write);

  /// From now on all work goes through `post`, which must keep the order of the calls. Until then
  /// the calling thread does it.
  void connect(Post post);
  /// What recovery knows: the journal's end, and the last changes before it.
  void seed(engine::model::Sequence last, std::vector<engine::ports::Change> changes);

  void publish(std::vector<engine::ports::Change> changes) override;
  void post(std::function<void()> work);

  // Through post() only.
  void join(const std::shared_ptr<Reader>& reader, ActorPtr actor);
  void leave(const Reader& reader);
  /// The reader's posts have changed.
  void renew(const Reader& reader, ActorPtr actor);
  void subscribe(const Reader& reader, const Subscribe& message);
  [[nodiscard]] engine::model::Sequence last() const { return last_; }
  [[nodiscard]] std::size_t readers() const { return seats_.size(); }

 private:
  struct Event {
    engine::model::Sequence seq;
    engine::ports::Change change;
    std::string text;                     ///< The CloudEvent.
    std::map<std::string, Frame> frames;  ///< Made once for all readers with the same queues.
  };
  struct Held {
    Subscription subscription;
    engine::model::Sequence since;  ///< Later events have been, or will be, told live.
  };
  struct Seat {
    /// Its connection alone keeps a reader alive: the hub outlives the network side.
    std::weak_ptr<Reader> reader;
    ActorPtr actor;
    std::vector<Held> held;
  };

  void take_in(std::vector<engine::ports::Change> changes);
  Event& keep(engine::ports::Change change);
  /// Whether the seat was, or will be, told of the event without the newest subscription.
  [[nodiscard]] static bool told(const Seat& seat, const Event& event);
  void tell(Seat& seat, Event& event);
  static void say(const Seat& seat, Frame frame);
  [[nodiscard]] std::string queues_of(const Seat& seat, const Event& event) const;
  void resume(Seat& seat, const Subscription& subscription, engine::model::Sequence after);

  WriteInstant write_;
  Post post_;
  engine::model::Sequence base_;  ///< Every change after this one is kept.
  engine::model::Sequence last_;
  std::deque<Event> events_;
  std::map<const Reader*, Seat> seats_;
};

}  // namespace adapters::stream
