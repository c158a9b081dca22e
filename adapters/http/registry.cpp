// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/registry.hpp"

#include <algorithm>

namespace adapters::http {

void Registry::at_most(std::size_t most) {
  const std::scoped_lock lock(mutex_);
  most_ = most;
}

std::shared_ptr<void> Registry::admit(const std::string& address, std::size_t from_there) {
  const std::scoped_lock lock(mutex_);
  if (draining_ || count_ >= most_) return nullptr;
  auto& here = by_address_[address];
  if (here >= from_there) return nullptr;
  ++here;
  ++count_;
  auto leaving = [self = shared_from_this(), address](void*) { self->leave(address); };
  return {static_cast<void*>(this), std::move(leaving)};
}

void Registry::leave(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  --count_;
  const auto found = by_address_.find(address);
  if (--found->second == 0) by_address_.erase(found);
}

void Registry::add(const std::weak_ptr<Connection>& connection) {
  const std::scoped_lock lock(mutex_);
  connections_.push_back(connection);
  if (connections_.size() < sweep_at_) return;
  std::erase_if(connections_, [](const auto& each) { return each.expired(); });
  sweep_at_ = std::max<std::size_t>(64, connections_.size() * 2);
}

void Registry::drain() {
  std::vector<std::weak_ptr<Connection>> all;
  {
    const std::scoped_lock lock(mutex_);
    draining_ = true;
    all.swap(connections_);
  }
  for (const auto& each : all) {
    if (const auto connection = each.lock()) connection->close_when_idle();
  }
}

std::size_t Registry::most() const {
  const std::scoped_lock lock(mutex_);
  return most_;
}

std::size_t Registry::count() const {
  const std::scoped_lock lock(mutex_);
  return count_;
}

}  // namespace adapters::http
