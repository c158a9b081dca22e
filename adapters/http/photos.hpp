// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the routes of photos need of others: somebody who makes a file anew, and a place for it.
//
// Floor:   adapters/http.
// Threads: each member says its own.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"
#include "engine/ports/beside.hpp"

namespace adapters::http {

/// A photo without anything but its pixels.
struct FreshPhoto {
  std::string media;  ///< "image/jpeg"
  std::uint32_t width = 0, height = 0;
  std::string bytes;
};
enum class PhotoFault { not_a_photo, too_large, broken };
/// An Error is a failure of ours, not of the photo.
using PhotoMade = std::variant<FreshPhoto, PhotoFault, engine::Error>;

struct PhotoDesk {
  /// Any thread. Calls `done` from one where files may be written. False: too many wait already.
  /// Null: this server takes no photos.
  std::function<bool(std::string file, std::function<void(PhotoMade)> done)> make;
  /// Any thread. On the disk, or an error.
  std::function<engine::Result<void>(const std::string& name, const std::string& bytes)> save;
  std::function<engine::Result<std::string>(const std::string& name)> load;
  std::function<void(const std::string& name)> remove;
  engine::ports::Photos* kept = nullptr;  ///< The engine thread only.
  std::function<bool()> full =
      {};  ///< Any thread. Whether there is no room for photos; may be null.
};

/// So many photos, and so many bytes of them, of one person in an hour.
class PhotoBrake {
 public:
  /// How long to wait before this one; none when it may come now, and then it counts.
  [[nodiscard]] std::optional<engine::Duration> ask(const std::string& login, std::size_t bytes,
                                                    engine::Instant now);

 private:
  struct Hour {
    engine::Instant begun;
    std::size_t count = 0, bytes = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Hour> hours_;
};

}  // namespace adapters::http
