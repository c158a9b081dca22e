// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/statement.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "adapters/sqlite/error.hpp"

namespace adapters::sqlite {

using engine::Errc;
using engine::Error;
using engine::Result;

Blob blob(std::span<const std::uint8_t> bytes) {
  return {{reinterpret_cast<const char*>(bytes.data()), bytes.size()}};
}

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)),
      unsound_(other.unsound_),
      next_(other.next_),
      failed_(other.failed_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(statement_, other.statement_);
  std::swap(unsound_, other.unsound_);
  std::swap(next_, other.next_);
  std::swap(failed_, other.failed_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Result<Statement> Statement::prepare(sqlite3* handle, std::string_view sql, bool* unsound) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return last_error(handle, "prepare a statement");
  return Statement(statement, unsound);
}

void Statement::keep(int code) {
  if (failed_ == SQLITE_OK) failed_ = code;
  ++next_;
}

void Statement::add(std::int64_t value) { keep(sqlite3_bind_int64(statement_, next_, value)); }

void Statement::add(std::string_view text) {
  // SQLite binds a null pointer as NULL; an empty view may have one.
  const char* data = text.data() == nullptr ? "" : text.data();
  keep(sqlite3_bind_text64(statement_, next_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::add(Blob bytes) {
  const char* data = bytes.bytes.data() == nullptr ? "" : bytes.bytes.data();
  keep(sqlite3_bind_blob64(statement_, next_, data, bytes.bytes.size(), SQLITE_STATIC));
}

void Statement::add(const std::optional<engine::Instant>& at) { at ? add(*at) : add_null(); }

void Statement::add_null() { keep(sqlite3_bind_null(statement_, next_)); }

Result<bool> Statement::step() {
  sqlite3* handle = sqlite3_db_handle(statement_);
  if (failed_ != SQLITE_OK) return error_of(failed_, "bind a parameter", sqlite3_errstr(failed_));
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if (unsound_ != nullptr) return writer_error(handle, "run a statement", *unsound_);
  return last_error(handle, "run a statement");
}

Result<void> Statement::run() {
  if (unsound_ != nullptr && *unsound_) return unsound_error();
  auto row = step();
  while (row && row.value()) row = step();
  reset();
  if (!row) return row.error();
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_ = 1;
  failed_ = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::view(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

engine::Instant Statement::instant(int column) const {
  return engine::Instant(engine::Duration(integer(column)));
}

std::optional<engine::Instant> Statement::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

Result<std::array<std::uint8_t, 32>> Statement::hash(int column) const {
  std::array<std::uint8_t, 32> hash{};
  const std::string_view bytes = view(column);
  if (bytes.size() != hash.size()) return Error(Errc::corrupt, "a stored hash is not 32 bytes");
  std::transform(bytes.begin(), bytes.end(), hash.begin(),
                 [](char byte) { return static_cast<std::uint8_t>(byte); });
  return hash;
}

}  // namespace adapters::sqlite
