// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQLite's result codes as the engine's errors.
//
// Floor:  adapters/sqlite; private to it.
// Source: sqlite.org/rescode.html.

#include <string_view>

#include "engine/base/error.hpp"

struct sqlite3;

namespace adapters::sqlite {

/// `code` may be an extended one. `doing` says what was tried: "write the journal".
[[nodiscard]] engine::Error error_of(int code, std::string_view doing, std::string_view detail);
/// With the words of the connection's last failure.
[[nodiscard]] engine::Error last_error(sqlite3* handle, std::string_view doing);

/// The same for the writing connection. A failure of the disk itself is Errc::outcome_unknown and
/// makes the connection unsound.
[[nodiscard]] engine::Error writer_error(sqlite3* handle, std::string_view doing, bool& unsound);
/// What an unsound connection answers to every further write.
[[nodiscard]] engine::Error unsound_error();

}  // namespace adapters::sqlite
