// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/file.hpp"

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

namespace adapters::sqlite {
namespace {

using engine::Errc;
using engine::Error;
using engine::Result;

struct Untrusted {
  std::uint32_t magic;
  const char* name;
};

/// Numbers from statfs(2) and linux/magic.h. virtiofs goes by the number of FUSE.
constexpr std::array<Untrusted, 15> untrusted = {{{0x6969, "NFS"},
                                                  {0x01021997, "9p"},
                                                  {0x65735546, "FUSE or virtiofs"},
                                                  {0x517B, "SMB"},
                                                  {0xFF534D42, "CIFS"},
                                                  {0xFE534D42, "SMB2"},
                                                  {0x00C36400, "Ceph"},
                                                  {0x5346414F, "AFS"},
                                                  {0x73757245, "Coda"},
                                                  {0x786F4256, "a VirtualBox share"},
                                                  {0xBACBACBC, "a VMware share"},
                                                  {0x6B414653, "AFS"},
                                                  {0x7461636F, "OCFS2"},
                                                  {0x01161970, "GFS2"},
                                                  {0x0BD00BD0, "Lustre"}}};

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Error system_error(const std::string& doing) {
  const std::error_code code(errno, std::generic_category());
  return {code, "could not " + doing + ": " + code.message()};
}

Result<void> make_folder(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const bool made = fs::create_directories(path, failed);
  // Names and phones of residents lie in there: the server's own user only.
  if (!failed && made) fs::permissions(path, fs::perms::owner_all, failed);
  if (failed) return Error(failed, "could not make the folder " + path + ": " + failed.message());
  return {};
}

std::string_view untrusted_kind(std::uint32_t magic) {
  const auto* found = std::find_if(untrusted.begin(), untrusted.end(),
                                   [magic](const Untrusted& each) { return each.magic == magic; });
  return found == untrusted.end() ? std::string_view() : found->name;
}

Result<void> check_file_system(const std::string& folder) {
  struct statfs facts {};
  if (::statfs(folder.c_str(), &facts) != 0) return system_error("look at " + folder);
  const auto kind = untrusted_kind(static_cast<std::uint32_t>(facts.f_type));
  if (kind.empty()) return {};
  return Error(Errc::unsupported, folder + " lies on " + std::string(kind) +
                                      ", where a journal gets corrupted; choose a folder on a "
                                      "local disk");
}

Result<void> sync_path(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return system_error("open " + path);
  if (::fsync(file.number()) != 0) return system_error("sync " + path);
  return {};
}

std::string database_path(const std::string& folder) { return folder + "/shao.db"; }

}  // namespace adapters::sqlite
