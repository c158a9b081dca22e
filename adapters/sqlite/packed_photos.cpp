// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/packed_photos.hpp"

#include <sqlite3.h>

#include <memory>

#include "adapters/codec/digest.hpp"
#include "adapters/sqlite/beside.hpp"
#include "adapters/sqlite/error.hpp"
#include "adapters/sqlite/handle.hpp"
#include "adapters/sqlite/photo_files.hpp"

namespace adapters::sqlite {
namespace {

using engine::Errc;
using engine::Error;
using engine::Result;

/// Without a log beside it: a backup is one file while it is made, too.
Result<Handle> open_copy(const std::string& path) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  Handle copy(handle);
  if (opened != SQLITE_OK) return last_error(handle, "open " + path);
  return copy;
}

Result<void> run(sqlite3* copy, const char* sql) {
  if (sqlite3_exec(copy, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return last_error(copy, "pack photos");
}

Result<std::vector<engine::ports::KeptPhoto>> photos_in(const std::string& path) {
  auto connection = Connection::open({.path = path, .access = Access::read});
  if (!connection) return connection.error();
  return all_photos(connection.value());
}

Result<void> put(Statement& insert, Statement& forget, const engine::ports::KeptPhoto& kept,
                 const PhotoFiles& files) {
  const std::string wrong = files.check(kept.photo);
  if (wrong.empty()) {
    const auto bytes = files.load(kept.photo.id);
    if (!bytes) return bytes.error();
    return insert.with(kept.photo.id, Blob{*bytes}).run();
  }
  if (kept.subject) return Error(Errc::corrupt, wrong);
  return forget.with(kept.photo.id).run();
}

}  // namespace

Result<void> pack_photos(const std::string& folder, const std::string& path) {
  const auto photos = photos_in(path);
  if (!photos) return photos.error();
  auto copy = open_copy(path);
  if (!copy) return copy.error();
  sqlite3* handle = copy->get();
  if (auto made = run(handle,
                      "BEGIN; CREATE TABLE photo_file (id TEXT PRIMARY KEY,"
                      " bytes BLOB NOT NULL) STRICT");
      !made) {
    return made;
  }
  auto insert = Statement::prepare(handle, "INSERT INTO photo_file VALUES (?, ?)", nullptr);
  if (!insert) return insert.error();
  auto forget = Statement::prepare(handle, "DELETE FROM photo WHERE id = ?", nullptr);
  if (!forget) return forget.error();
  const PhotoFiles files(folder);
  for (const auto& kept : *photos) {
    if (auto done = put(*insert, *forget, kept, files); !done) return done;
  }
  return run(handle, "COMMIT");
}

Result<void> unpack_photos(const std::string& path, const std::string& folder) {
  auto copy = open_copy(path);
  if (!copy) return copy.error();
  sqlite3* handle = copy->get();
  if (auto made = run(handle,
                      "CREATE TABLE IF NOT EXISTS photo_file (id TEXT PRIMARY KEY,"
                      " bytes BLOB NOT NULL) STRICT");
      !made) {
    return made;
  }
  const PhotoFiles files(folder);
  {
    auto select = Statement::prepare(handle,
                                     "SELECT id, sha256, photo_file.bytes FROM photo"
                                     " LEFT JOIN photo_file USING (id)",
                                     nullptr);
    if (!select) return select.error();
    while (true) {
      auto row = select->step();
      if (!row) return row.error();
      if (!row.value()) break;
      const std::string bytes(select->view(2));
      if (codec::sha256_hex(bytes) != select->view(1)) {
        return Error(Errc::corrupt, "the photo " + select->text(0) + " is not what was written");
      }
      if (auto saved = files.save(select->text(0), bytes); !saved) return saved;
    }
  }
  return run(handle, "DROP TABLE photo_file; VACUUM");
}

}  // namespace adapters::sqlite
