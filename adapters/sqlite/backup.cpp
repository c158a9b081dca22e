// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/backup.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "adapters/sqlite/error.hpp"
#include "adapters/sqlite/file.hpp"
#include "adapters/sqlite/folder_lock.hpp"
#include "adapters/sqlite/handle.hpp"
#include "adapters/sqlite/inspection.hpp"
#include "adapters/sqlite/packed_photos.hpp"

namespace adapters::sqlite {
namespace {

namespace fs = std::filesystem;
using engine::Errc;
using engine::Error;
using engine::Result;

/// A file under way: gone at the end, unless it was given its name.
class Partial {
 public:
  explicit Partial(std::string target) : target_(std::move(target)) { drop(); }
  Partial(const Partial&) = delete;
  Partial& operator=(const Partial&) = delete;
  ~Partial() { drop(); }

  [[nodiscard]] std::string path() const { return target_ + ".partial"; }

  /// The name appears only when the bytes are on the disk.
  [[nodiscard]] Result<void> finish() const {
    if (auto synced = sync_path(path()); !synced) return synced;
    std::error_code failed;
    fs::rename(path(), target_, failed);
    if (failed) return Error(failed, "could not name " + target_ + ": " + failed.message());
    const std::string folder = fs::path(target_).parent_path().string();
    return sync_path(folder.empty() ? "." : folder);
  }

 private:
  void drop() const {
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
      fs::remove(path() + suffix, ignored);
    }
  }

  std::string target_;
};

Result<void> copy_pages(const Connection& from, sqlite3* into) {
  sqlite3_backup* copy = sqlite3_backup_init(into, "main", from.handle(), "main");
  if (copy == nullptr) return last_error(into, "begin the copy");
  // All pages at once: one look at the source, however much is written to it meanwhile.
  const int stepped = sqlite3_backup_step(copy, -1);
  const int finished = sqlite3_backup_finish(copy);
  if (stepped != SQLITE_DONE) return error_of(stepped, "copy", sqlite3_errstr(stepped));
  if (finished != SQLITE_OK) return last_error(into, "finish the copy");
  return {};
}

Result<void> copy_database(const std::string& from, const std::string& path) {
  auto source = Connection::open({.path = from, .access = Access::read});
  if (!source) return source.error();
  sqlite3* handle = nullptr;
  const int opened =
      sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const Handle target(handle);
  if (opened != SQLITE_OK) return last_error(handle, "make " + path);
  if (auto copied = copy_pages(source.value(), handle); !copied) return copied;
  // A backup is one file: without this it would ask for a log beside it.
  if (sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    return last_error(handle, "finish the copy");
  }
  return {};
}

Error unsound(const std::string& what, const std::string& first_fault) {
  return {Errc::corrupt, what + " does not verify: " + first_fault};
}

Result<Verification> examine(const std::string& path, const std::string& what) {
  auto inspection = Inspection::open_file(path);
  if (!inspection) return inspection.error();
  auto pages = inspection.value()->integrity();
  if (!pages) return pages.error();
  if (!pages->empty()) return unsound(what, pages->front());
  auto verification = inspection.value()->verify();
  if (verification && !verification->sound()) return unsound(what, verification->faults.front());
  return verification;
}

Result<void> refuse_existing(const std::string& path) {
  if (fs::exists(path)) return Error(Errc::invalid_input, path + " exists; choose another name");
  return {};
}

}  // namespace

Result<Verification> backup(const std::string& folder, const std::string& file) {
  if (auto free = refuse_existing(file); !free) return free.error();
  const Partial partial(file);
  if (auto copied = copy_database(database_path(folder), partial.path()); !copied) {
    return copied.error();
  }
  if (auto packed = pack_photos(folder, partial.path()); !packed) return packed.error();
  auto verification = examine(partial.path(), "the copy");
  if (!verification) return verification;
  if (auto finished = partial.finish(); !finished) return finished.error();
  return verification;
}

Result<Verification> restore(const std::string& file, const std::string& folder) {
  if (!fs::is_regular_file(file)) return Error(Errc::not_found, "there is no file " + file);
  if (auto made = make_folder(folder); !made) return made.error();
  if (auto trusted = check_file_system(folder); !trusted) return trusted.error();
  auto lock = FolderLock::take(folder);
  if (!lock) return lock.error();
  const std::string target = database_path(folder);
  if (auto free = refuse_existing(target); !free) return free.error();
  const Partial partial(target);
  std::error_code failed;
  fs::copy_file(file, partial.path(), failed);
  if (failed) return Error(failed, "could not copy " + file + ": " + failed.message());
  auto verification = examine(partial.path(), file);
  if (!verification) return verification;
  if (auto unpacked = unpack_photos(partial.path(), folder); !unpacked) return unpacked.error();
  // A log left behind by another database would be replayed into this one.
  for (const char* suffix : {"-wal", "-shm"}) fs::remove(target + suffix, failed);
  if (auto finished = partial.finish(); !finished) return finished.error();
  return verification;
}

}  // namespace adapters::sqlite
