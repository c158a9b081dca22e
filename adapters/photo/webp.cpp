// SPDX-License-Identifier: Apache-2.0

// WebP, by libwebp. A moving picture is no photo.

#include <webp/decode.h>
#include <webp/encode.h>

#include "adapters/photo/pixels.hpp"

namespace adapters::photo {
namespace {

constexpr float quality = 85;

Measured measure(Bytes file) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
    return Refusal::broken;
  }
  if (features.has_animation != 0) return Refusal::broken;
  return Size{static_cast<std::uint32_t>(features.width),
              static_cast<std::uint32_t>(features.height)};
}

Decoded decode(Bytes file) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
    return Refusal::broken;
  }
  const bool alpha = features.has_alpha != 0;
  Pixels pixels{static_cast<std::uint32_t>(features.width),
                static_cast<std::uint32_t>(features.height),
                alpha ? 4U : 3U,
                {}};
  const std::size_t row = std::size_t{pixels.width} * pixels.channels;
  pixels.data.resize(row * pixels.height);
  const auto into = alpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
  const bool whole = into(file.data(), file.size(), pixels.data.data(), pixels.data.size(),
                          static_cast<int>(row)) != nullptr;
  if (!whole) return Refusal::broken;
  return pixels;
}

std::string encode(const Pixels& pixels) {
  const auto width = static_cast<int>(pixels.width);
  const auto height = static_cast<int>(pixels.height);
  const auto row = static_cast<int>(pixels.width * pixels.channels);
  const auto encoder = pixels.channels == 4 ? WebPEncodeRGBA : WebPEncodeRGB;
  std::uint8_t* made = nullptr;
  const std::size_t size = encoder(pixels.data.data(), width, height, row, quality, &made);
  std::string bytes(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return bytes;
}

Bytes exif(Bytes file) {
  constexpr std::size_t head = 8;  // Name and length of a chunk.
  std::size_t at = 12;
  while (at + head <= file.size()) {
    const std::size_t length = std::size_t{file[at + 4]} | (std::size_t{file[at + 5]} << 8U) |
                               (std::size_t{file[at + 6]} << 16U) |
                               (std::size_t{file[at + 7]} << 24U);
    if (length > file.size() - at - head) break;
    const auto* name = reinterpret_cast<const char*>(file.data()) + at;
    if (std::string_view(name, 4) == "EXIF") return file.subspan(at + head, length);
    at += head + length + length % 2;
  }
  return {};
}

}  // namespace

const Coder& webp() {
  static const Coder coder{Format::webp, measure, decode, encode, exif};
  return coder;
}

}  // namespace adapters::photo
