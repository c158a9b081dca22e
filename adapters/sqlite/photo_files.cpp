// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/photo_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/codec/digest.hpp"
#include "adapters/sqlite/file.hpp"

namespace adapters::sqlite {
namespace {

namespace fs = std::filesystem;
using engine::Errc;
using engine::Error;
using engine::Result;

constexpr std::string_view partial_suffix = ".partial";

/// A name is part of a path: nothing but what the server itself draws.
bool well_formed(const std::string& name) {
  constexpr std::size_t shortest = 22;  // 128 bits.
  constexpr std::size_t longest = 64;
  return name.size() >= shortest && name.size() <= longest &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

Result<void> write_new(const std::string& path, std::string_view bytes) {
  constexpr mode_t owner_only = 0600;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only));
  if (file.number() < 0) return system_error("make " + path);
  while (!bytes.empty()) {
    const auto count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == ENOSPC || errno == EDQUOT)) {
      return Error(Errc::storage_full, "no room for a photo");
    }
    if (count < 0) return system_error("write " + path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(file.number()) != 0) return system_error("sync " + path);
  return {};
}

}  // namespace

std::string PhotoFiles::path_of(const std::string& name) const {
  return folder_ + "/" + name.substr(0, 2) + "/" + name;
}

Result<void> PhotoFiles::save(const std::string& name, const std::string& bytes) const {
  if (!well_formed(name)) return Error(Errc::invalid_input, "a photo cannot have this name");
  const std::string path = path_of(name);
  const std::string shelf = fs::path(path).parent_path().string();
  std::error_code failed;
  if (fs::create_directories(shelf, failed)) {
    fs::permissions(folder_, fs::perms::owner_all, failed);
    if (auto synced = sync_path(folder_); !synced) return synced;
    if (auto synced = sync_path(fs::path(folder_).parent_path().string()); !synced) return synced;
  }
  if (failed) return Error(failed, "could not make the folder " + shelf);
  const std::string partial = path + std::string(partial_suffix);
  if (auto written = write_new(partial, bytes); !written) {
    fs::remove(partial, failed);
    return written;
  }
  fs::rename(partial, path, failed);
  if (failed) return Error(failed, "could not name " + path + ": " + failed.message());
  return sync_path(shelf);
}

Result<std::string> PhotoFiles::load(const std::string& name) const {
  if (!well_formed(name)) return Error(Errc::not_found, "there is no photo of this name");
  std::ifstream file(path_of(name), std::ios::binary);
  if (!file) return Error(Errc::not_found, "there is no photo of this name");
  std::string bytes(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>{});
  if (file.bad()) return Error(Errc::unavailable, "a photo could not be read");
  return bytes;
}

void PhotoFiles::remove(const std::string& name) const {
  if (!well_formed(name)) return;
  std::error_code ignored;
  fs::remove(path_of(name), ignored);
}

std::vector<std::string> PhotoFiles::names() const {
  std::vector<std::string> names;
  std::error_code failed;
  std::vector<fs::path> unfinished;
  for (const auto& entry : fs::recursive_directory_iterator(folder_, failed)) {
    if (!entry.is_regular_file(failed)) continue;
    const std::string name = entry.path().filename().string();
    if (name.ends_with(partial_suffix)) unfinished.push_back(entry.path());
    if (well_formed(name)) names.push_back(name);
  }
  for (const auto& path : unfinished) fs::remove(path, failed);
  return names;
}

std::string PhotoFiles::check(const engine::model::Photo& photo) const {
  const auto bytes = load(photo.id);
  if (!bytes) return "the file of photo " + photo.id + " is missing";
  if (codec::sha256_hex(*bytes) == photo.sha256) return {};
  return "the file of photo " + photo.id + " is not what was written";
}

}  // namespace adapters::sqlite
