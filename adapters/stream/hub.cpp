// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/hub.hpp"

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/core/authorize.hpp"
#include "engine/core/row.hpp"

namespace adapters::stream {

namespace core = engine::core;
using engine::model::Sequence;
using engine::ports::Change;

Hub::Hub(WriteInstant write) : write_(std::move(write)) {}

void Hub::connect(Post post) { post_ = std::move(post); }

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
  for (auto& change : changes) {
    if (change.records.empty()) continue;
    auto& event = keep(std::move(change));
    for (auto& [reader, seat] : seats_) {
      if (told(seat, event)) tell(seat, event);
    }
  }
}

Hub::Event& Hub::keep(Change change) {
  last_ = change.records.back().sequence;
  if (events_.size() >= engine::bounds::replay_max) {
    base_ = events_.front().seq;
    events_.pop_front();
  }
  auto text = cloud_event(change, write_, false);
  return events_.emplace_back(Event{last_, std::move(change), std::move(text), {}});
}

bool Hub::told(const Seat& seat, const Event& event) {
  return std::any_of(seat.held.begin(), seat.held.end(), [&](const Held& held) {
    return held.since < event.seq &&
           concerns(held.subscription, *seat.actor, event.change.before, event.change.after);
  });
}

std::string Hub::queues_of(const Seat& seat, const Event& event) const {
  std::string list;
  for (const auto& held : seat.held) {
    const auto& queue = held.subscription.queue;
    if (queue.empty() || !core::in_queue(queue, event.change.after, *seat.actor)) continue;
    list += (list.empty() ? "\"" : ",\"") + queue + "\"";
  }
  return "[" + list + "]";
}

void Hub::tell(Seat& seat, Event& event) {
  const bool departed = !core::may_see(*seat.actor, event.change.after);
  const auto queues = queues_of(seat, event);
  auto& frame = event.frames[departed ? "departed" : queues];
  if (!frame) {
    frame = departed ? event_frame(event.seq, "[]", cloud_event(event.change, write_, true))
                     : event_frame(event.seq, queues, event.text);
  }
  say(seat, frame);
}

void Hub::say(const Seat& seat, Frame frame) {
  if (const auto reader = seat.reader.lock()) reader->hear(std::move(frame));
}

void Hub::join(const std::shared_ptr<Reader>& reader, ActorPtr actor) {
  seats_.insert_or_assign(reader.get(), Seat{reader, std::move(actor), {}});
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
  if (same == seat.held.end() && seat.held.size() >= engine::bounds::subscriptions_max) {
    return say(seat, error_frame("too many subscriptions on one connection"));
  }
  say(seat, subscribed_frame(message.subscription.text, last_));
  // Until the past is told, the new subscription counts for no event: see told().
  const auto held =
      same == seat.held.end() ? seat.held.insert(same, {message.subscription, last_}) : same;
  const auto after = std::min(message.after.value_or(last_), last_);
  const auto since = std::min(held->since, after);
  resume(seat, message.subscription, after);
  held->since = since;
}

/// Tells what came after `after` and concerns the new subscription, unless another one told it.
void Hub::resume(Seat& seat, const Subscription& subscription, Sequence after) {
  if (after < base_) say(seat, gap_frame(after.next(), base_));
  const auto first =
      std::upper_bound(events_.begin(), events_.end(), after,
                       [](Sequence at, const Event& event) { return at < event.seq; });
  for (auto event = first; event != events_.end(); ++event) {
    const auto& change = event->change;
    if (!concerns(subscription, *seat.actor, change.before, change.after)) continue;
    if (!told(seat, *event)) tell(seat, *event);
  }
}

}  // namespace adapters::stream
