// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream/door.hpp"

#include <algorithm>

#include "adapters/stream/websocket_session.hpp"

namespace adapters::stream {
namespace {

constexpr std::chrono::seconds come_again_within{10};

}  // namespace

Door::Door(Hub& to, const engine::ports::Clock& by, engine::ports::Log& into, WriteInstant writes,
           std::chrono::milliseconds each)
    : hub(to), clock(by), log(into), write(std::move(writes)), tick(each) {}

void Door::accept(net::Upgrade&& upgrade) {
  const std::scoped_lock lock(mutex_);
  if (closed_) return;
  guests_.push_back(open_session(*this, std::move(upgrade)));
  if (guests_.size() < sweep_at_) return;
  std::erase_if(guests_, [](const auto& guest) { return guest.expired(); });
  sweep_at_ = std::max<std::size_t>(64, guests_.size() * 2);
}

void Door::close() {
  std::vector<std::weak_ptr<Guest>> guests;
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    guests.swap(guests_);
  }
  // Spread out: all of them at once would be the next server's first trouble.
  std::size_t count = 0;
  for (const auto& each : guests) {
    if (const auto guest = each.lock()) guest->leave(come_again_within * (count++ % 11) / 10);
  }
}

}  // namespace adapters::stream
