// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace adapters::sqlite {
namespace {

using engine::Errc;
using engine::Error;
using engine::Result;

std::string holder(int file) {
  std::array<char, 16> text{};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  return size > 0 ? "process " + std::string(text.data(), static_cast<std::size_t>(size))
                  : std::string("another process");
}

/// For people only; the lock itself is the kernel's.
void write_own_id(int file) {
  const std::string id = std::to_string(::getpid());
  if (::ftruncate(file, 0) != 0) return;
  [[maybe_unused]] const ssize_t written = ::pwrite(file, id.data(), id.size(), 0);
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (file.number() < 0) return system_error("open " + path);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return system_error("lock " + path);
    return Error(Errc::unavailable, "the data folder " + folder + " is in use by " +
                                        holder(file.number()) +
                                        "; stop it, or choose another folder");
  }
  write_own_id(file.number());
  return FolderLock(std::move(file));
}

}  // namespace adapters::sqlite
