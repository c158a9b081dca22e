// SPDX-License-Identifier: Apache-2.0
#include "adapters/photo/worker.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <new>
#include <string>

#include "adapters/photo/cell.hpp"
#include "adapters/photo/image.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::photo {
namespace {

/// What the cell is there to prevent; coming back from it is a failure of the cell.
void misbehave(std::string_view attempt) {
  if (attempt == "open") {
    (void)::open("/etc/passwd", O_RDONLY | O_CLOEXEC);
  } else if (attempt == "socket") {
    (void)::socket(AF_INET, SOCK_STREAM, 0);
  } else if (attempt == "fork") {
    if (::fork() == 0) ::_exit(0);
  } else if (attempt == "exec") {
    std::array<char*, 1> nothing{nullptr};
    (void)::execve("/bin/true", nothing.data(), nothing.data());
  }
}

std::string read_all() {
  constexpr std::size_t step = 64 * 1024;
  std::string all;
  while (all.size() <= engine::bounds::photo_bytes_max) {
    const std::size_t held = all.size();
    all.resize(held + step);
    const auto count = ::read(STDIN_FILENO, all.data() + held, step);
    all.resize(held + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count == 0 || (count < 0 && errno != EINTR)) break;
  }
  return all;
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string head_of(const Image& image) {
  std::string head(1, static_cast<char>(image.format));
  for (const std::uint32_t number : {image.width, image.height}) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      head += static_cast<char>((number >> shift) & 0xFFU);
    }
  }
  return head;
}

int work() {
  const std::string file = read_all();
  const auto made = make_anew({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  if (const auto* refusal = std::get_if<Refusal>(&made)) {
    return refused_at + static_cast<int>(*refusal);
  }
  const auto& image = std::get<Image>(made);
  write_all(head_of(image));
  write_all(image.bytes);
  return 0;
}

}  // namespace

void run_worker(std::string_view attempt) {
  if (!enter_cell()) ::_exit(cell_failed);
  misbehave(attempt);
  int code = no_memory;
  try {
    code = work();
  } catch (const std::bad_alloc&) {
    code = no_memory;
  }
  ::_exit(code);  // Nothing is left to tidy up, and tidying up needs calls that the cell forbids.
}

}  // namespace adapters::photo
