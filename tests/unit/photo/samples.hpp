// SPDX-License-Identifier: Apache-2.0
#pragma once

// Photos made on the spot, in each format, and what strangers do to them.

#include <string>

#include "adapters/photo/pixels.hpp"

namespace photo_test {

/// Wide, with a red corner at the top left, so that turning it shows.
[[nodiscard]] adapters::photo::Pixels picture(std::uint32_t channels = 3);
[[nodiscard]] std::string file_of(const adapters::photo::Coder& coder);
/// The JPEG with an EXIF block behind its head: an orientation, and a place that must not remain.
[[nodiscard]] std::string jpeg_held(int orientation);
/// A PNG of such a size by its head, whatever is in it.
[[nodiscard]] std::string png_head(std::uint32_t width, std::uint32_t height);
[[nodiscard]] adapters::photo::Bytes bytes_of(const std::string& file);

}  // namespace photo_test
