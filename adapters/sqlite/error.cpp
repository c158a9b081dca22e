// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/error.hpp"

#include <sqlite3.h>

#include <string>

#include "engine/base/planted.hpp"

namespace adapters::sqlite {
namespace {

using engine::Errc;

Errc errc_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return Errc::storage_full;
    case SQLITE_CONSTRAINT: return Errc::version_conflict;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Errc::corrupt;
    case SQLITE_CANTOPEN: return Errc::not_found;
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH: return Errc::invalid_input;
    default: return Errc::unavailable;
  }
}

}  // namespace

engine::Error error_of(int code, std::string_view doing, std::string_view detail) {
  std::string what = "could not ";
  what += doing;
  what += ": ";
  what += detail;
  what += " (SQLite ";
  what += std::to_string(code);
  what += ")";
  return {errc_of(code), what};
}

engine::Error last_error(sqlite3* handle, std::string_view doing) {
  return error_of(sqlite3_extended_errcode(handle), doing, sqlite3_errmsg(handle));
}

engine::Error writer_error(sqlite3* handle, std::string_view doing, bool& unsound) {
  engine::Error error = last_error(handle, doing);
  // Measured with a file layer that fails one sync of the log: the row was gone, and came back
  // after a crash at that moment. A full disk was clean: nothing before, nothing after.
  if ((sqlite3_errcode(handle) & 0xFF) != SQLITE_IOERR || PLANTED("disk_error_called_undone")) {
    return error;
  }
  unsound = true;
  return {Errc::outcome_unknown, error.detail};
}

engine::Error unsound_error() {
  return {Errc::outcome_unknown,
          "the disk failed; nothing is written until the store was opened anew"};
}

}  // namespace adapters::sqlite
