// SPDX-License-Identifier: Apache-2.0

// PNG, by libpng's simplified interface, which returns errors and reads memory.

#include <png.h>

#include "adapters/photo/pixels.hpp"

namespace adapters::photo {
namespace {

/// Gives back what libpng holds, however reading ended.
struct Reading {
  png_image image{};
  Reading() { image.version = PNG_IMAGE_VERSION; }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() { png_image_free(&image); }
};

std::uint32_t number_at(Bytes file, std::size_t at) {
  return (std::uint32_t{file[at]} << 24U) | (std::uint32_t{file[at + 1]} << 16U) |
         (std::uint32_t{file[at + 2]} << 8U) | file[at + 3];
}

bool is_named(Bytes file, std::size_t at, std::string_view name) {
  return std::string_view(reinterpret_cast<const char*>(file.data()) + at, 4) == name;
}

/// From IHDR, which stands first: libpng would first read all that comes before the pixels.
Measured measure(Bytes file) {
  constexpr std::size_t header = 8;
  constexpr std::size_t needed = header + 8 + 13;
  if (file.size() < needed || !is_named(file, header + 4, "IHDR")) return Refusal::broken;
  return Size{number_at(file, header + 8), number_at(file, header + 12)};
}

Decoded decode(Bytes file) {
  Reading reading;
  auto& image = reading.image;
  if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) {
    return Refusal::broken;
  }
  const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image.format = alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
  Pixels pixels{image.width, image.height, alpha ? 4U : 3U, {}};
  pixels.data.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, pixels.data.data(), 0, nullptr) == 0) {
    return Refusal::broken;
  }
  return pixels;
}

std::string encode(const Pixels& pixels) {
  Reading writing;
  auto& image = writing.image;
  image.width = pixels.width;
  image.height = pixels.height;
  image.format = pixels.channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
  // Written once into room for the worst case: asking for the size would compress it twice.
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data.data(), 0, nullptr) ==
      0) {
    return {};
  }
  bytes.resize(size);
  return bytes;
}

Bytes exif(Bytes file) {
  constexpr std::size_t around = 12;  // Length, name and checksum of a chunk.
  std::size_t at = 8;
  while (at + around <= file.size()) {
    const std::size_t length = number_at(file, at);
    if (length > file.size() - at - around) break;
    if (is_named(file, at + 4, "eXIf")) return file.subspan(at + 8, length);
    at += length + around;
  }
  return {};
}

}  // namespace

const Coder& png() {
  static const Coder coder{Format::png, measure, decode, encode, exif};
  return coder;
}

}  // namespace adapters::photo
