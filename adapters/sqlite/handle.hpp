// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database of SQLite's that is closed when nobody holds it: for copies, which need no Connection.
//
// Floor: adapters/sqlite; private to it.

#include <sqlite3.h>

#include <memory>

namespace adapters::sqlite {

struct CloseHandle {
  void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;

}  // namespace adapters::sqlite
