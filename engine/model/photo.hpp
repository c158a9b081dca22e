// SPDX-License-Identifier: Apache-2.0
#pragma once

// A photo that the server has taken in: made anew from its pixels, kept as a file under a random
// name. It belongs to whoever sent it until an act attaches it to one case, and then to that case.
//
// Floor: model.

#include <cstdint>
#include <string>

#include "engine/base/time.hpp"
#include "engine/directory/codes.hpp"

namespace engine::model {

struct Photo {
  std::string id;      ///< 256 random bits: nobody guesses one.
  std::string sha256;  ///< Of the kept file, in hex: a changed file is noticed.
  std::string media;   ///< "image/jpeg", "image/png" or "image/webp".
  std::uint64_t bytes = 0;
  std::uint32_t width = 0, height = 0;
  directory::Login by;
  Instant at;

  friend bool operator==(const Photo&, const Photo&) = default;
};

/// What it shows: the matter as it was found, or what was made of it.
enum class PhotoKind { before = 1, after = 2 };

struct CasePhoto {
  Photo photo;
  PhotoKind kind = PhotoKind::before;
  std::string event;  ///< The act that it came with.
  Instant attached_at;

  friend bool operator==(const CasePhoto&, const CasePhoto&) = default;
};

}  // namespace engine::model
