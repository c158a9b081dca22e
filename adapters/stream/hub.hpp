// SPDX-License-Identifier: Apache-2.0
#pragma once

// The hub hears of every commit and tells each reader what concerns them, in the journal's order,
// nothing missing and nothing twice. A reader takes at their own pace: the hub knows how far each
// has come, and hands over only so much ahead of their reading. What they missed comes from the
// last changes in memory, and what is older, or came while nobody listened, from the journal.
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

#include "adapters/stream/pieces.hpp"
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

  /// Must not block. Of events, never more than bounds::session_window come between two calls of
  /// Hub::ready() and as many are on their way.
  virtual void hear(Frame frame) = 0;
  /// The reader is too far behind, for the second time: let it go.
  virtual void give_up() = 0;
};

class Hub final : public engine::ports::Publisher {
 public:
  using Post = std::function<void(std::function<void()>)>;

  explicit Hub(WriteInstant write);

  /// From now on all work goes through `post`, which must keep the order of the calls. Until then
  /// the calling thread does it. `past` reads the journal; its answer comes through post().
  void connect(Post post, Pieces::Read past);
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
  /// The reader has read all that it was told, and takes more.
  void ready(const Reader& reader);
  [[nodiscard]] engine::model::Sequence last() const { return last_; }
  [[nodiscard]] std::size_t readers() const { return seats_.size(); }

 private:
  struct Held {
    Subscription subscription;
    engine::model::Sequence since;  ///< Events after it are told live.
  };
  /// The past that one subscription still has to be told, before anything else is.
  struct Replay {
    Subscription subscription;
    engine::model::Sequence since;  ///< Where it began.
    engine::model::Sequence at, until;
  };
  struct Seat {
    /// Its connection alone keeps a reader alive: the hub outlives the network side.
    std::weak_ptr<Reader> reader;
    ActorPtr actor;
    std::vector<Held> held;
    std::deque<Replay> replays;
    engine::model::Sequence at;  ///< Told live through here.
    std::size_t room;            ///< So many events more, until it is ready again.
    bool waits = false;          ///< For a piece of the past.
    bool warned = false;         ///< Of being too slow.
  };
  using Wanted = std::function<bool(const Event&)>;

  void take_in(std::vector<engine::ports::Change> changes);
  void keep(engine::ports::Change change);
  void pass_over(const engine::ports::Change& change);
  void feed(Seat& seat);
  [[nodiscard]] bool tell_past(Seat& seat);
  void mind_distance(Seat& seat);
  [[nodiscard]] bool advance(Seat& seat, engine::model::Sequence& at, engine::model::Sequence until,
                             const Wanted& wanted);
  template <class Some>
  [[nodiscard]] bool advance_in(Seat& seat, Some& events, engine::model::Sequence& at,
                                engine::model::Sequence until, const Wanted& wanted);
  [[nodiscard]] bool advance_in_past(Seat& seat, engine::model::Sequence& at,
                                     engine::model::Sequence until, const Wanted& wanted);
  /// Whether the seat was, or will be, told of the event by what it holds.
  [[nodiscard]] static bool told(const Seat& seat, const Event& event);
  [[nodiscard]] Frame make_frame(const Event& event, const std::string& queues) const;
  [[nodiscard]] Frame frame_of(const Seat& seat, Event& event) const;
  [[nodiscard]] Frame frame_of(const Seat& seat, const Event& event) const;
  static void say(const Seat& seat, Frame frame);
  /// A JSON array; empty where the reader may no longer see the case.
  [[nodiscard]] std::string queues_of(const Seat& seat, const Event& event) const;
  [[nodiscard]] engine::model::Sequence begin_of(const Seat& seat, const Subscribe& message) const;

  WriteInstant write_;
  Post post_;
  engine::model::Sequence base_;  ///< Every change after this one is kept.
  engine::model::Sequence last_;
  Events events_;
  std::size_t bytes_ = 0;  ///< Of events_, about.
  Pieces pieces_{write_};
  std::map<const Reader*, Seat> seats_;
};

}  // namespace adapters::stream
