// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/photo_shelf.hpp"

#include <algorithm>

namespace engine::runtime {

void PhotoShelf::put(model::Photo photo) {
  std::string id = photo.id;
  photos_.insert_or_assign(std::move(id), std::move(photo));
}

void PhotoShelf::take(const std::string& id) { photos_.erase(id); }

const model::Photo* PhotoShelf::find(std::string_view id) const {
  const auto found = photos_.find(std::string(id));
  return found == photos_.end() ? nullptr : &found->second;
}

std::size_t PhotoShelf::held_by(const directory::Login& login) const {
  return static_cast<std::size_t>(std::count_if(
      photos_.begin(), photos_.end(), [&](const auto& each) { return each.second.by == login; }));
}

std::vector<std::string> PhotoShelf::older_than(Instant instant) const {
  std::vector<std::string> old;
  for (const auto& [id, photo] : photos_) {
    if (photo.at < instant) old.push_back(id);
  }
  return old;
}

}  // namespace engine::runtime
