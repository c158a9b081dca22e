// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/photos.hpp"

#include "engine/base/bounds.hpp"

namespace adapters::http {

std::optional<engine::Duration> PhotoBrake::ask(const std::string& login, std::size_t bytes,
                                                engine::Instant now) {
  constexpr engine::Duration hour = std::chrono::hours(1);
  const std::scoped_lock lock(mutex_);
  std::erase_if(hours_, [&](const auto& each) { return now - each.second.begun >= hour; });
  auto& mine = hours_.try_emplace(login, Hour{now}).first->second;
  const bool over = mine.count >= engine::bounds::photos_per_hour_max ||
                    mine.bytes + bytes > engine::bounds::photo_bytes_per_hour_max;
  if (over) return mine.begun + hour - now;
  ++mine.count;
  mine.bytes += bytes;
  return std::nullopt;
}

}  // namespace adapters::http
