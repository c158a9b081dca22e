// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/quota.hpp"

namespace adapters::http {

std::shared_ptr<void> Quota::take(const std::string& who) {
  const std::scoped_lock lock(mutex_);
  auto& count = taken_[who];
  if (count >= most_) return nullptr;
  ++count;
  return {static_cast<void*>(this),
          [self = shared_from_this(), who](void*) { self->give_back(who); }};
}

void Quota::give_back(const std::string& who) {
  const std::scoped_lock lock(mutex_);
  const auto found = taken_.find(who);
  if (--found->second == 0) taken_.erase(found);
}

}  // namespace adapters::http
