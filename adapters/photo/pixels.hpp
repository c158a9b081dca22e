// SPDX-License-Identifier: Apache-2.0
#pragma once

// A decoded picture, and the three formats that it may come in.
//
// Floor:   adapters/photo; private to it.

#include <optional>
#include <vector>

#include "adapters/photo/image.hpp"

namespace adapters::photo {

/// Rows from the top, without gaps.
struct Pixels {
  std::uint32_t width = 0, height = 0;
  std::uint32_t channels = 3;  ///< 3: red, green, blue. 4: with alpha.
  std::vector<std::uint8_t> data;
};

struct Size {
  std::uint32_t width = 0, height = 0;
};

using Decoded = std::variant<Pixels, Refusal>;
using Measured = std::variant<Size, Refusal>;

/// One format: the size from the head alone, all of it, and back. An empty text: no memory for it.
struct Coder {
  Format format;
  Measured (*measure)(Bytes file);
  Decoded (*decode)(Bytes file);
  std::string (*encode)(const Pixels& pixels);
  Bytes (*exif)(Bytes file);  ///< The EXIF block, as TIFF; empty where there is none.
};

[[nodiscard]] const Coder& jpeg();
[[nodiscard]] const Coder& png();
[[nodiscard]] const Coder& webp();

/// How the camera was held, 1 to 8 as EXIF has it; 1 where the block does not say.
[[nodiscard]] int orientation_of(Bytes exif);
/// Turned so that it needs no such mark.
[[nodiscard]] Pixels upright(Pixels pixels, int orientation);

}  // namespace adapters::photo
