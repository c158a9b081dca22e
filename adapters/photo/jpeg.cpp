// SPDX-License-Identifier: Apache-2.0

// JPEG, by libjpeg-turbo's own interface: it returns errors where the classic one jumps.

#include <turbojpeg.h>

#include <memory>

#include "adapters/photo/pixels.hpp"

namespace adapters::photo {
namespace {

constexpr int quality = 85;
/// A cut file is refused, where the library would fill up with grey; so are scans without end.
constexpr int decode_flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;

struct CloseHandle {
  void operator()(void* handle) const noexcept { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, CloseHandle>;

Measured measure(Bytes file) {
  const Handle handle(tjInitDecompress());
  int width = 0;
  int height = 0;
  int sampling = 0;
  int colours = 0;
  const bool read = handle && tjDecompressHeader3(handle.get(), file.data(), file.size(), &width,
                                                  &height, &sampling, &colours) == 0;
  if (!read || width <= 0 || height <= 0) return Refusal::broken;
  return Size{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
}

Decoded decode(Bytes file) {
  const Measured measured = measure(file);
  if (const auto* refusal = std::get_if<Refusal>(&measured)) return *refusal;
  const Size size = std::get<Size>(measured);
  const Handle handle(tjInitDecompress());
  Pixels pixels{size.width, size.height, 3, {}};
  pixels.data.resize(std::size_t{size.width} * size.height * 3);
  const bool whole =
      handle && tjDecompress2(handle.get(), file.data(), file.size(), pixels.data.data(),
                              static_cast<int>(size.width), 0, static_cast<int>(size.height),
                              TJPF_RGB, decode_flags) == 0;
  if (!whole) return Refusal::broken;
  return pixels;
}

std::string encode(const Pixels& pixels) {
  const Handle handle(tjInitCompress());
  unsigned char* made = nullptr;
  unsigned long size = 0;
  const bool done =
      handle && tjCompress2(handle.get(), pixels.data.data(), static_cast<int>(pixels.width), 0,
                            static_cast<int>(pixels.height), TJPF_RGB, &made, &size, TJSAMP_420,
                            quality, 0) == 0;
  std::string bytes;
  if (done) bytes.assign(reinterpret_cast<const char*>(made), size);
  tjFree(made);
  return bytes;
}

/// The segment APP1 that begins with "Exif", if one stands before the pixels.
Bytes exif(Bytes file) {
  constexpr std::size_t head = 4;  // Marker and length.
  constexpr std::string_view name{"Exif\0\0", 6};
  std::size_t at = 2;
  while (at + head <= file.size() && file[at] == 0xFF) {
    const std::uint8_t marker = file[at + 1];
    const std::size_t length = (std::size_t{file[at + 2]} << 8U) | file[at + 3];
    if (marker == 0xDA || length < 2 || at + 2 + length > file.size()) break;
    const auto segment = file.subspan(at + head, length - 2);
    const auto* text = reinterpret_cast<const char*>(segment.data());
    if (marker == 0xE1 && std::string_view(text, segment.size()).starts_with(name)) {
      return segment.subspan(name.size());
    }
    at += 2 + length;
  }
  return {};
}

}  // namespace

const Coder& jpeg() {
  static const Coder coder{Format::jpeg, measure, decode, encode, exif};
  return coder;
}

}  // namespace adapters::photo
