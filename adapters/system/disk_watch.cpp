// SPDX-License-Identifier: Apache-2.0
#include "adapters/system/disk_watch.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

namespace adapters::system {
namespace {

using engine::ports::Room;
using engine::ports::Severity;

std::string_view to_string(Room room) {
  switch (room) {
    case Room::ample: return "ample";
    case Room::no_photos: return "no photos";
    case Room::no_cases: return "no new cases";
    case Room::timers_only: return "timers only";
  }
  return "timers only";
}

/// Of a large disk a few percent are more than a county writes in years: this is enough.
constexpr std::uint64_t enough_for_photos = 4ULL << 30U, enough_for_cases = 1ULL << 30U;

/// Less than so many percent are free, and less than is enough. 0 percent: never.
bool is_below(const Space& space, std::size_t percent, std::uint64_t enough) {
  return space.free < enough && space.free / 100 < space.whole / 100 * percent / 100;
}

/// Whether a file of that size, with all its blocks, is there now.
bool make_file(const std::string& path, std::uint64_t bytes) {
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  const bool made = ::posix_fallocate(file, 0, static_cast<off_t>(bytes)) == 0;
  ::close(file);
  return made;
}

}  // namespace

std::optional<Space> space_of(const std::string& folder) {
  struct statvfs facts {};
  if (::statvfs(folder.c_str(), &facts) != 0) return std::nullopt;
  return Space{.free = std::uint64_t{facts.f_bavail} * facts.f_frsize,
               .whole = std::uint64_t{facts.f_blocks} * facts.f_frsize};
}

DiskWatch::DiskWatch(std::string folder, Watermarks marks, engine::ports::Log& log, Measure measure)
    : folder_(std::move(folder)), marks_(marks), log_(log), measure_(std::move(measure)) {}

bool DiskWatch::holds_ballast() const {
  std::error_code none;
  return std::filesystem::file_size(ballast_file(), none) == marks_.ballast_bytes && !none;
}

/// Twice its size: what was thrown overboard a moment ago is not taken in again at once.
bool DiskWatch::may_hold_ballast() const {
  if (space_.free < 2 * marks_.ballast_bytes) return false;
  const Space rest{.free = space_.free - marks_.ballast_bytes, .whole = space_.whole};
  return !is_below(rest, marks_.cases_percent, enough_for_cases);
}

void DiskWatch::take_ballast() {
  if (make_file(ballast_file(), marks_.ballast_bytes)) return;
  drop_ballast();
  log_.write(Severity::warning, "there was no room for the ballast", {{"file", ballast_file()}});
}

void DiskWatch::drop_ballast() {
  std::error_code failed;
  std::filesystem::remove(ballast_file(), failed);
  if (!failed) return;
  log_.write(Severity::error, "the ballast cannot be removed",
             {{"file", ballast_file()}, {"why", failed.message()}});
}

void DiskWatch::make_way() {
  const auto space = measure_(folder_);
  if (!space) return;
  space_ = *space;
  if (!holds_ballast() || space_.free >= marks_.ballast_bytes) return;
  drop_ballast();
  space_ = measure_(folder_).value_or(space_);
  log_.write(Severity::warning, "the disk is full: its ballast is given up for timers",
             {{"free_bytes", std::to_string(space_.free)}});
}

Room DiskWatch::judge() const {
  // What the ballast has freed is not for people.
  if (marks_.ballast_bytes > 0 && !holds_ballast()) return Room::timers_only;
  if (is_below(space_, marks_.cases_percent, enough_for_cases)) return Room::no_cases;
  if (is_below(space_, marks_.photos_percent, enough_for_photos)) return Room::no_photos;
  return Room::ample;
}

Room DiskWatch::look() {
  make_way();
  if (space_.whole == 0) return room_;  // It could not be looked at.
  if (marks_.ballast_bytes == 0) {
    std::error_code none;
    std::filesystem::remove(ballast_file(), none);
  } else if (!holds_ballast() && may_hold_ballast()) {
    take_ballast();
    space_ = measure_(folder_).value_or(space_);
  }
  const Room room = judge();
  if (room != room_) {
    log_.write(room > room_ ? Severity::warning : Severity::info, "the disk has other room",
               {{"room", std::string(to_string(room))},
                {"free_bytes", std::to_string(space_.free)},
                {"whole_bytes", std::to_string(space_.whole)}});
  }
  room_ = room;
  return room;
}

}  // namespace adapters::system
