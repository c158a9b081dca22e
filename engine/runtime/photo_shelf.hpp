// SPDX-License-Identifier: Apache-2.0
#pragma once

// The photos that were sent and belong to no case yet.
//
// Floor:   runtime.
// Threads: the engine thread only.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/photo.hpp"

namespace engine::runtime {

class PhotoShelf {
 public:
  void put(model::Photo photo);
  void take(const std::string& id);
  /// Null where there is none of that name.
  [[nodiscard]] const model::Photo* find(std::string_view id) const;
  [[nodiscard]] std::size_t held_by(const directory::Login& login) const;
  /// Those that were sent before `instant`.
  [[nodiscard]] std::vector<std::string> older_than(Instant instant) const;

 private:
  std::unordered_map<std::string, model::Photo> photos_;
};

}  // namespace engine::runtime
