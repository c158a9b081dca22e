// SPDX-License-Identifier: Apache-2.0

// A photo made anew: the same picture, and nothing that a stranger put into the file beside it.

#include "adapters/photo/image.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "engine/base/bounds.hpp"
#include "tests/unit/photo/samples.hpp"

namespace {

namespace photo = adapters::photo;
namespace bounds = engine::bounds;
using photo::Image;
using photo::Refusal;
using photo_test::bytes_of;
using photo_test::file_of;

Image good(const std::string& file) {
  auto made = photo::make_anew(bytes_of(file));
  REQUIRE(std::holds_alternative<Image>(made));
  return std::get<Image>(std::move(made));
}

Refusal refused(const std::string& file) {
  const auto made = photo::make_anew(bytes_of(file));
  REQUIRE(std::holds_alternative<Refusal>(made));
  return std::get<Refusal>(made);
}

const std::vector<const photo::Coder*>& coders() {
  static const std::vector<const photo::Coder*> all{&photo::jpeg(), &photo::png(), &photo::webp()};
  return all;
}

photo::Pixels pixels_of(const Image& image) {
  for (const auto* coder : coders()) {
    if (coder->format != image.format) continue;
    auto decoded = coder->decode(bytes_of(image.bytes));
    REQUIRE(std::holds_alternative<photo::Pixels>(decoded));
    return std::get<photo::Pixels>(std::move(decoded));
  }
  FAIL("no coder for it");
  return {};
}

/// Whether the pixel there is that of the picture's red corner.
bool red(const photo::Pixels& pixels, std::uint32_t x, std::uint32_t y) {
  const auto at = (std::size_t{y} * pixels.width + x) * pixels.channels;
  return pixels.data[at] > 180 && pixels.data[at + 1] < 90 && pixels.data[at + 2] < 90;
}

TEST_CASE("photo: each format comes back as itself with the same picture", "[photo]") {
  for (const auto* coder : coders()) {
    const Image image = good(file_of(*coder));
    CHECK(image.format == coder->format);
    CHECK(image.width == 64);
    CHECK(image.height == 48);
    const auto pixels = pixels_of(image);
    CHECK(red(pixels, 8, 8));
    CHECK_FALSE(red(pixels, 56, 8));
    CHECK_FALSE(red(pixels, 8, 40));
  }
}

TEST_CASE("photo: what is see-through stays so where the format can", "[photo]") {
  for (const auto* coder : {&photo::png(), &photo::webp()}) {
    const auto pixels = pixels_of(good(coder->encode(photo_test::picture(4))));
    REQUIRE(pixels.channels == 4);
    CHECK(pixels.data[3] == 128);
  }
}

TEST_CASE("photo: it is turned upright and forgets where it was taken", "[photo]") {
  struct Held {
    int orientation;
    std::uint32_t width, x, y;  ///< Where the red corner is to be seen.
  };
  for (const Held held :
       {Held{1, 64, 8, 8}, Held{2, 64, 56, 8}, Held{3, 64, 56, 40}, Held{4, 64, 8, 40},
        Held{5, 48, 8, 8}, Held{6, 48, 40, 8}, Held{7, 48, 40, 56}, Held{8, 48, 8, 56}}) {
    INFO("orientation " << held.orientation);
    const std::string file = photo_test::jpeg_held(held.orientation);
    REQUIRE(file.find("GPS") != std::string::npos);
    const Image image = good(file);
    CHECK(image.width == held.width);
    CHECK(red(pixels_of(image), held.x, held.y));
    CHECK(image.bytes.find("GPS") == std::string::npos);
    CHECK(image.bytes.find("Exif") == std::string::npos);
  }
}

TEST_CASE("photo: what hides behind the end of the file is gone", "[photo]") {
  const std::string tail = "<script>alert(1)</script>PK\x03\x04";
  for (const auto* coder : coders()) {
    CHECK(good(file_of(*coder) + tail).bytes.find("script") == std::string::npos);
  }
}

TEST_CASE("photo: what is no photo is known by its content", "[photo]") {
  for (const std::string& file :
       {std::string(), std::string("GIF89a"), std::string("<svg onload='alert(1)'/>"),
        std::string("RIFF....WAVE"), std::string(4096, '\0')}) {
    CHECK(refused(file) == Refusal::unknown_format);
  }
}

TEST_CASE("photo: too many pixels are refused by the head before any is decoded", "[photo]") {
  const auto side = static_cast<std::uint32_t>(bounds::photo_side_max);
  CHECK(refused(photo_test::png_head(65'000, 65'000)) == Refusal::too_large);
  CHECK(refused(photo_test::png_head(side + 1, 1)) == Refusal::too_large);
  CHECK(refused(photo_test::png_head(10'000, 5'001)) == Refusal::too_large);
  CHECK(refused(photo_test::png_head(0, 10)) == Refusal::broken);
  std::string jpeg = file_of(photo::jpeg());
  const auto frame = jpeg.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
  CHECK(refused(jpeg) == Refusal::too_large);
}

TEST_CASE("photo: wherever it is cut short it is broken or no photo", "[photo]") {
  constexpr std::size_t step = 7;
  for (const auto* coder : coders()) {
    const std::string file = file_of(*coder);
    // The last bytes of a PNG and of a JPEG say only that it ends.
    for (std::size_t size = 0; size + 16 < file.size(); size += step) {
      INFO(static_cast<int>(coder->format) << " cut at " << size << " of " << file.size());
      const Refusal refusal = refused(file.substr(0, size));
      CHECK((refusal == Refusal::broken || refusal == Refusal::unknown_format));
    }
  }
}

TEST_CASE("photo: bytes that were changed at will make a photo or a refusal", "[photo]") {
  constexpr int rounds = 400;
  std::mt19937 dice(20261128);
  std::size_t refusals = 0;
  for (const auto* coder : coders()) {
    const std::string file = file_of(*coder);
    for (int round = 0; round < rounds; ++round) {
      std::string changed = file;
      for (int i = 0; i < 1 + round % 8; ++i) {
        changed[12 + dice() % (changed.size() - 12)] = static_cast<char>(dice());
      }
      const auto made = photo::make_anew(bytes_of(changed));
      if (std::holds_alternative<Refusal>(made)) ++refusals;
    }
  }
  CHECK(refusals > 0);
}

}  // namespace
