// SPDX-License-Identifier: Apache-2.0
#include "adapters/photo/image.hpp"

#include <algorithm>
#include <array>

#include "adapters/photo/pixels.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::photo {
namespace {

bool begins(Bytes file, std::string_view mark, std::size_t at = 0) {
  if (file.size() < at + mark.size()) return false;
  return std::equal(mark.begin(), mark.end(), file.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char c, std::uint8_t byte) { return static_cast<std::uint8_t>(c) == byte; });
}

/// By what the file is, whatever it was called.
const Coder* coder_of(Bytes file) {
  if (begins(file, "\xFF\xD8\xFF")) return &jpeg();
  if (begins(file, "\x89PNG\r\n\x1A\n")) return &png();
  if (begins(file, "RIFF") && begins(file, "WEBP", 8)) return &webp();
  return nullptr;
}

bool too_large(Size size) {
  using namespace engine::bounds;
  return size.width > photo_side_max || size.height > photo_side_max ||
         std::uint64_t{size.width} * size.height > photo_pixels_max;
}

}  // namespace

std::variant<Image, Refusal> make_anew(Bytes file) {
  const Coder* coder = coder_of(file);
  if (!coder) return Refusal::unknown_format;
  const Measured measured = coder->measure(file);
  if (const auto* refusal = std::get_if<Refusal>(&measured)) return *refusal;
  const Size size = std::get<Size>(measured);
  if (size.width == 0 || size.height == 0) return Refusal::broken;
  if (too_large(size)) return Refusal::too_large;
  Decoded decoded = coder->decode(file);
  if (const auto* refusal = std::get_if<Refusal>(&decoded)) return *refusal;
  const Pixels pixels =
      upright(std::get<Pixels>(std::move(decoded)), orientation_of(coder->exif(file)));
  std::string bytes = coder->encode(pixels);
  if (bytes.empty()) return Refusal::broken;
  return Image{coder->format, pixels.width, pixels.height, std::move(bytes)};
}

}  // namespace adapters::photo
