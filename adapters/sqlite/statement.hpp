// SPDX-License-Identifier: Apache-2.0
#pragma once

// One prepared statement. A failure to bind is kept and told by the next step, so that callers
// look once.
//
// Floor:   adapters/sqlite.
// Units:   parameters count from 1, columns from 0, as in SQLite.
// Threads: those of its connection.
// Errors:  returned. Texts and blobs read are views until the next step, reset or end.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace adapters::sqlite {

/// Bytes, to be told from text.
struct Blob {
  std::string_view bytes;
};
[[nodiscard]] Blob blob(std::span<const std::uint8_t> bytes);

class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// `unsound` belongs to a writing connection: set when the disk fails, and asked before run().
  [[nodiscard]] static engine::Result<Statement> prepare(sqlite3* handle, std::string_view sql,
                                                         bool* unsound = nullptr);

  /// Starts over with these parameters, the first of them as number 1.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    (add(values), ...);
    return *this;
  }
  /// The next parameter. What is bound must live until the statement was stepped.
  void add(std::int64_t value);
  void add(int value) { add(std::int64_t{value}); }
  void add(bool value) { add(std::int64_t{value ? 1 : 0}); }
  void add(std::string_view text);
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(const char* text) { add(std::string_view(text)); }
  void add(Blob bytes);
  void add(engine::Instant at) { add(std::int64_t{at.time_since_epoch().count()}); }
  void add(const std::optional<engine::Instant>& at);
  template <class Tag>
  void add(engine::Number<Tag> number) {
    add(static_cast<std::int64_t>(number.value()));
  }
  template <class Tag>
  void add(const engine::Code<Tag>& code) {
    add(std::string_view(code.str()));
  }
  void add_null();

  /// Whether there is a row to read.
  [[nodiscard]] engine::Result<bool> step();
  /// For a statement that has no rows to read: steps to its end and lets go of its locks.
  [[nodiscard]] engine::Result<void> run();
  /// Lets go of the row and of every lock; parameters are forgotten.
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] bool truth(int column) const { return integer(column) != 0; }
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] engine::Instant instant(int column) const;
  [[nodiscard]] std::optional<engine::Instant> maybe_instant(int column) const;
  template <class Number>
  [[nodiscard]] Number number(int column) const {
    return Number(static_cast<std::uint64_t>(integer(column)));
  }
  /// Errc::corrupt  Not 32 bytes.
  [[nodiscard]] engine::Result<std::array<std::uint8_t, 32>> hash(int column) const;

 private:
  Statement(sqlite3_stmt* statement, bool* unsound) : statement_(statement), unsound_(unsound) {}
  void keep(int code);

  sqlite3_stmt* statement_ = nullptr;
  bool* unsound_ = nullptr;
  int next_ = 1;
  int failed_ = 0;  ///< The first failure to bind.
};

}  // namespace adapters::sqlite
