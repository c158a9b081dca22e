// SPDX-License-Identifier: Apache-2.0

// How the camera was held: read from EXIF, and done to the pixels, since EXIF goes.
//
// Source: EXIF 2.32, tag 0x0112; TIFF 6.0 for the block's layout.

#include <algorithm>
#include <array>

#include "adapters/photo/pixels.hpp"

namespace adapters::photo {
namespace {

constexpr int as_it_is = 1;
constexpr std::uint32_t orientation_tag = 0x0112;

/// The block's numbers, in the byte order that it names; 0 beyond its end.
class Tiff {
 public:
  explicit Tiff(Bytes block) : block_(block), little_(!block.empty() && block[0] == 'I') {}

  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t bytes) const {
    if (at > block_.size() || bytes > block_.size() - at) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value = (value << 8U) | block_[little_ ? at + bytes - 1 - i : at + i];
    }
    return value;
  }

 private:
  Bytes block_;
  bool little_;
};

/// Where pixel (x, y) of the upright picture comes from.
struct Source {
  bool transposed, from_right, from_bottom;
};

constexpr std::array<Source, 8> sources{{{false, false, false},
                                         {false, true, false},
                                         {false, true, true},
                                         {false, false, true},
                                         {true, false, false},
                                         {true, false, true},
                                         {true, true, true},
                                         {true, true, false}}};

}  // namespace

int orientation_of(Bytes exif) {
  constexpr std::size_t entry_bytes = 12;
  const Tiff tiff(exif);
  const std::size_t directory = tiff.number(4, 4);
  const std::size_t count = tiff.number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * entry_bytes;
    if (entry + entry_bytes > exif.size()) break;
    if (tiff.number(entry, 2) != orientation_tag) continue;
    const auto value = static_cast<int>(tiff.number(entry + 8, 2));
    return value >= 1 && value <= 8 ? value : as_it_is;
  }
  return as_it_is;
}

Pixels upright(Pixels pixels, int orientation) {
  if (orientation <= as_it_is || orientation > 8) return pixels;
  const Source source = sources.at(static_cast<std::size_t>(orientation - 1));
  Pixels turned{source.transposed ? pixels.height : pixels.width,
                source.transposed ? pixels.width : pixels.height,
                pixels.channels,
                {}};
  turned.data.resize(pixels.data.size());
  auto into = turned.data.begin();
  for (std::uint32_t y = 0; y < turned.height; ++y) {
    for (std::uint32_t x = 0; x < turned.width; ++x) {
      std::uint32_t column = source.transposed ? y : x;
      std::uint32_t row = source.transposed ? x : y;
      if (source.from_right) column = pixels.width - 1 - column;
      if (source.from_bottom) row = pixels.height - 1 - row;
      const auto* from =
          pixels.data.data() + (std::size_t{row} * pixels.width + column) * pixels.channels;
      into = std::copy(from, from + pixels.channels, into);
    }
  }
  return turned;
}

}  // namespace adapters::photo
