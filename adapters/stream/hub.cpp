// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/hub.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/row.hpp"

namespace adapters::stream {

namespace bounds = engine::bounds;
namespace core = engine::core;
using engine::model::Sequence;
using engine::ports::Change;

namespace {

/// So many of the last events keep the frames that were made of them.
constexpr std::size_t frames_kept = 256;

}  // namespace

Hub::Hub(WriteInstant write) : write_(std::move(write)) {}

void Hub::connect(Post post, Pieces::Read past) {
  post_ = std::move(post);
  if (!past) return;
  pieces_.connect(
      [this, past = std::move(past)](Sequence after, Sequence through, auto done) {
        past(after, through, [this, done = std::move(done)](Pieces::Changes changes) {
          this->post([done, changes = std::move(changes)]() mutable { done(std::move(changes)); });
        });
      },
      [this] {
        for (auto& [reader, seat] : seats_) {
          if (seat.waits) feed(seat);
        }
      });
}

void Hub::post(std::function<void()> work) {
  if (post_) return post_(std::move(work));
  work();
}

void Hub::seed(Sequence last, std::vector<Change> changes) {
  const auto first =
      changes.empty() ? last.value() + 1 : changes.front().records.front().sequence.value();
  base_ = Sequence(first - 1);
  last_ = base_;
  take_in(std::move(changes));
  last_ = last;
}

void Hub::publish(std::vector<Change> changes) {
  post([this, changes = std::move(changes)]() mutable { take_in(std::move(changes)); });
}

void Hub::take_in(std::vector<Change> changes) {
  const bool heard = !seats_.empty() || !pieces_.connected();
  for (auto& change : changes) {
    if (change.records.empty()) continue;
    if (heard) {
      keep(std::move(change));
    } else {
      pass_over(change);
    }
  }
  for (auto& [reader, seat] : seats_) feed(seat);
}

/// Nobody listens: whoever comes back for it finds it in the journal.
void Hub::pass_over(const Change& change) {
  last_ = base_ = change.records.back().sequence;
  events_.clear();
  bytes_ = 0;
}

void Hub::keep(Change change) {
  events_.push_back(event_of(std::move(change), write_));
  last_ = events_.back().seq;
  bytes_ += bytes_of(events_.back());
  while (events_.size() > bounds::replay_max || bytes_ > bounds::replay_bytes_max) {
    base_ = events_.front().seq;
    bytes_ -= bytes_of(events_.front());
    events_.pop_front();
  }
  // Readers who keep up have heard it: the frames would only be ballast.
  if (events_.size() > frames_kept) events_[events_.size() - 1 - frames_kept].frames.clear();
}

/// Tells the seat all that it has room for.
void Hub::feed(Seat& seat) {
  seat.waits = false;
  while (!seat.replays.empty()) {
    if (!tell_past(seat)) return;
  }
  mind_distance(seat);
  if (seat.held.empty()) seat.at = last_;
  static_cast<void>(
      advance(seat, seat.at, last_, [&](const Event& event) { return told(seat, event); }));
}

/// The first replay, as far as there is room. True once it is through: from now on the subscription
/// counts for all that came after its beginning.
bool Hub::tell_past(Seat& seat) {
  auto& replay = seat.replays.front();
  const bool through = advance(seat, replay.at, replay.until, [&](const Event& event) {
    return concerns(replay.subscription, *seat.actor, event.before, event.after) &&
           !told(seat, event);
  });
  if (!through) return false;
  for (auto& held : seat.held) {
    if (!held.subscription.same(replay.subscription)) continue;
    held.since = std::min(held.since, replay.since);
  }
  seat.replays.pop_front();
  return true;
}

/// A reader may be slow, but not without end.
void Hub::mind_distance(Seat& seat) {
  if (last_.value() - seat.at.value() <= bounds::resume_max) return;
  seat.at = last_;
  if (seat.warned) {
    if (const auto reader = seat.reader.lock()) reader->give_up();
    return;
  }
  seat.warned = true;
  say(seat, resync_frame("too slow: fetch again what you show"));
}

/// Moves `at` on to `until`, telling what is wanted on the way. False when it had to stop: for want
/// of room, or of a piece of the past.
bool Hub::advance(Seat& seat, Sequence& at, Sequence until, const Wanted& wanted) {
  while (at < until) {
    const bool moved = at < base_ ? advance_in_past(seat, at, std::min(until, base_), wanted)
                                  : advance_in(seat, events_, at, until, wanted);
    if (!moved) return false;
  }
  return true;
}

bool Hub::advance_in_past(Seat& seat, Sequence& at, Sequence until, const Wanted& wanted) {
  const auto piece = pieces_.get(at, base_);
  if (piece == nullptr) {
    seat.waits = true;
    return false;
  }
  const auto end = std::min(until, piece->through);
  if (!piece->lost) {
    return advance_in(seat, piece->events, at, end, wanted);
  }
  say(seat, gap_frame(at.next(), end));
  at = end;
  return true;
}

template <class Some>
bool Hub::advance_in(Seat& seat, Some& events, Sequence& at, Sequence until, const Wanted& wanted) {
  auto event = std::upper_bound(events.begin(), events.end(), at,
                                [](Sequence to, const Event& each) { return to < each.seq; });
  for (; event != events.end() && event->seq <= until; ++event) {
    if (wanted(*event)) {
      if (seat.room == 0) return false;
      --seat.room;
      say(seat, frame_of(seat, *event));
    }
    at = event->seq;
  }
  at = until;
  return true;
}

bool Hub::told(const Seat& seat, const Event& event) {
  return std::any_of(seat.held.begin(), seat.held.end(), [&](const Held& held) {
    return held.since < event.seq &&
           concerns(held.subscription, *seat.actor, event.before, event.after);
  });
}

std::string Hub::queues_of(const Seat& seat, const Event& event) const {
  if (!core::may_see(*seat.actor, event.after)) return {};
  std::string list;
  for (const auto& held : seat.held) {
    const auto& queue = held.subscription.queue;
    if (queue.empty() || !core::in_queue(queue, event.after, *seat.actor)) continue;
    list += (list.empty() ? "\"" : ",\"") + queue + "\"";
  }
  return "[" + list + "]";
}

Frame Hub::make_frame(const Event& event, const std::string& queues) const {
  if (queues.empty()) return event_frame(event.seq, "[]", departed_event(event, write_));
  return event_frame(event.seq, queues, event.text);
}

/// Of the last events the frames are kept, for all readers with the same queues.
Frame Hub::frame_of(const Seat& seat, Event& event) const {
  auto& frame = event.frames[queues_of(seat, event)];
  if (!frame) frame = make_frame(event, queues_of(seat, event));
  return frame;
}

Frame Hub::frame_of(const Seat& seat, const Event& event) const {
  return make_frame(event, queues_of(seat, event));
}

void Hub::say(const Seat& seat, Frame frame) {
  if (const auto reader = seat.reader.lock()) reader->hear(std::move(frame));
}

void Hub::join(const std::shared_ptr<Reader>& reader, ActorPtr actor) {
  seats_.insert_or_assign(reader.get(), Seat{.reader = reader,
                                             .actor = std::move(actor),
                                             .held = {},
                                             .replays = {},
                                             .at = last_,
                                             .room = bounds::session_window});
}

void Hub::ready(const Reader& reader) {
  const auto found = seats_.find(&reader);
  if (found == seats_.end()) return;
  found->second.room = bounds::session_window;
  feed(found->second);
}

void Hub::leave(const Reader& reader) { seats_.erase(&reader); }

void Hub::renew(const Reader& reader, ActorPtr actor) {
  const auto found = seats_.find(&reader);
  if (found != seats_.end()) found->second.actor = std::move(actor);
}

void Hub::subscribe(const Reader& reader, const Subscribe& message) {
  const auto found = seats_.find(&reader);
  if (found == seats_.end()) return;
  auto& seat = found->second;
  const auto same = std::find_if(seat.held.begin(), seat.held.end(), [&](const Held& held) {
    return held.subscription.same(message.subscription);
  });
  const bool full = same == seat.held.end() && seat.held.size() >= bounds::subscriptions_max;
  if (full || seat.replays.size() >= bounds::subscriptions_max) {
    return say(seat, error_frame("too many subscriptions on one connection"));
  }
  say(seat, subscribed_frame(message.subscription.text, last_));
  const auto since = begin_of(seat, message);
  // Until its past is told, the new subscription counts for no event of it: see told().
  if (same == seat.held.end()) {
    seat.held.push_back({message.subscription, std::max(since, seat.at)});
  } else if (since >= seat.at) {
    same->since = std::min(same->since, since);
  }
  if (since < seat.at) seat.replays.push_back({message.subscription, since, since, seat.at});
  feed(seat);
}

/// After which event the subscription is to be told. What is too old, or of another journal, cannot
/// be told, and the reader learns it.
Sequence Hub::begin_of(const Seat& seat, const Subscribe& message) const {
  const auto after = message.after.value_or(last_);
  if (after > last_) {
    say(seat, resync_frame("the journal is not yet so long: fetch again what you show"));
    return last_;
  }
  if (last_.value() - after.value() <= bounds::resume_max) return after;
  const Sequence oldest(last_.value() - bounds::resume_max);
  say(seat, gap_frame(after.next(), oldest));
  return oldest;
}

}  // namespace adapters::stream
