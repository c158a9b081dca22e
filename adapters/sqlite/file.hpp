// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the file system must promise before a journal is trusted to it, and how files are synced.
//
// Floor:  adapters/sqlite; private to it.
// Source: sqlite.org/howtocorrupt.html: a database file is never opened beside SQLite's own
//         connections in one process, since closing any descriptor drops the process's locks.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace adapters::sqlite {

/// A file descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// The system's own words for what just failed.
[[nodiscard]] engine::Error system_error(const std::string& doing);

[[nodiscard]] engine::Result<void> make_folder(const std::string& path);
/// Errc::unsupported  A network or shared file system: the log's shared memory is not shared there.
[[nodiscard]] engine::Result<void> check_file_system(const std::string& folder);
/// What a number of statfs(2) stands for, if a journal gets corrupted there; else empty.
[[nodiscard]] std::string_view untrusted_kind(std::uint32_t magic);
[[nodiscard]] engine::Result<void> sync_path(const std::string& path);

[[nodiscard]] std::string database_path(const std::string& folder);

}  // namespace adapters::sqlite
