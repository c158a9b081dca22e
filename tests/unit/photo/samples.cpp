// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/photo/samples.hpp"

namespace photo_test {

namespace photo = adapters::photo;

photo::Pixels picture(std::uint32_t channels) {
  photo::Pixels pixels{64, 48, channels, {}};
  for (std::uint32_t y = 0; y < pixels.height; ++y) {
    for (std::uint32_t x = 0; x < pixels.width; ++x) {
      const bool corner = x < 32 && y < 24;
      const std::uint8_t shade = corner ? 0 : 200;
      for (const std::uint8_t value : {std::uint8_t{250}, shade, shade}) {
        pixels.data.push_back(value);
      }
      if (channels == 4) pixels.data.push_back(128);
    }
  }
  return pixels;
}

std::string file_of(const photo::Coder& coder) { return coder.encode(picture()); }

std::string jpeg_held(int orientation) {
  std::string block{"Exif\0\0", 6};
  block += std::string("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  block += static_cast<char>(orientation);
  block += std::string("\0\0\0\0\0\0", 6) + "GPS 30.8N 104.0E";
  const auto size = block.size() + 2;
  std::string segment{"\xFF\xE1"};
  segment += static_cast<char>(size >> 8U);
  segment += static_cast<char>(size & 0xFFU);
  std::string file = file_of(photo::jpeg());
  return file.insert(2, segment + block);
}

std::string png_head(std::uint32_t width, std::uint32_t height) {
  std::string file = file_of(photo::png());
  for (std::size_t i = 0; i < 4; ++i) {
    file[16 + i] = static_cast<char>(width >> (24 - 8 * i));
    file[20 + i] = static_cast<char>(height >> (24 - 8 * i));
  }
  return file;
}

photo::Bytes bytes_of(const std::string& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
}

}  // namespace photo_test
