// SPDX-License-Identifier: Apache-2.0
#pragma once

// A photo made anew from its pixels: whatever else came in the file (where it was taken, what hides
// behind its end) is left behind.
//
// Floor:   adapters/photo.
// Units:   pixels; bytes.
// Threads: any. It decodes what a stranger sent: outside of tests only a child in its cell does it.
// Errors:  a Refusal says why the file is no photo of ours. May throw std::bad_alloc.

#include <cstdint>
#include <span>
#include <string>
#include <variant>

namespace adapters::photo {

enum class Format { jpeg = 1, png = 2, webp = 3 };

enum class Refusal {
  unknown_format = 1,  ///< By its first bytes, neither JPEG nor PNG nor WebP.
  too_large = 2,       ///< More pixels than we decode; told from the head, before decoding.
  broken = 3,          ///< Cut short, damaged, or more than one picture.
};

struct Image {
  Format format = Format::jpeg;
  std::uint32_t width = 0, height = 0;
  std::string bytes;  ///< The new file.
};

using Bytes = std::span<const std::uint8_t>;

/// The same picture in the same format, upright, with nothing but pixels in the file.
[[nodiscard]] std::variant<Image, Refusal> make_anew(Bytes file);

}  // namespace adapters::photo
