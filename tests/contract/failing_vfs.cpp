// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/failing_vfs.hpp"

#include <sqlite3.h>

#include <cstring>
#include <vector>

namespace tests {

struct FailingVfs::State {
  sqlite3_vfs vfs{};
  sqlite3_vfs* usual = nullptr;
  sqlite3_io_methods methods{};  ///< The usual ones, with sync and write of the log replaced.
  const sqlite3_io_methods* usual_methods = nullptr;
  Failure failure = Failure::none;
};

namespace {

/// SQLite gives callbacks the file alone; behind the usual layer's own bytes stands our pointer.
struct Tail {
  FailingVfs::Failure* failure;
  const sqlite3_io_methods* usual;
};

int tail_offset = 0;  // NOLINT: fixed by the usual layer's size, the same for all

Tail* tail_of(sqlite3_file* file) {
  return reinterpret_cast<Tail*>(reinterpret_cast<char*>(file) + tail_offset);
}

int sync_log(sqlite3_file* file, int flags) {
  const Tail& tail = *tail_of(file);
  if (*tail.failure == FailingVfs::Failure::sync) return SQLITE_IOERR_FSYNC;
  return tail.usual->xSync(file, flags);
}

int write_log(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const Tail& tail = *tail_of(file);
  if (*tail.failure == FailingVfs::Failure::write) return SQLITE_IOERR_WRITE;
  if (*tail.failure == FailingVfs::Failure::full) return SQLITE_FULL;
  return tail.usual->xWrite(file, bytes, size, offset);
}

}  // namespace

FailingVfs::FailingVfs() : state_(std::make_unique<State>()) {
  state_->usual = sqlite3_vfs_find(nullptr);
  state_->vfs = *state_->usual;
  state_->vfs.zName = "failing";
  state_->vfs.pAppData = state_.get();
  constexpr int alignment = 16;
  tail_offset = (state_->usual->szOsFile + alignment - 1) / alignment * alignment;
  state_->vfs.szOsFile = tail_offset + static_cast<int>(sizeof(Tail));
  state_->vfs.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                         int* out_flags) {
    auto* state = static_cast<State*>(vfs->pAppData);
    const int code = state->usual->xOpen(state->usual, name, file, flags, out_flags);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return code;
    *tail_of(file) = {.failure = &state->failure, .usual = file->pMethods};
    state->methods = *file->pMethods;
    state->methods.xSync = &sync_log;
    state->methods.xWrite = &write_log;
    file->pMethods = &state->methods;
    return code;
  };
  sqlite3_vfs_register(&state_->vfs, 0);
}

FailingVfs::~FailingVfs() { sqlite3_vfs_unregister(&state_->vfs); }

void FailingVfs::fail(Failure failure) { state_->failure = failure; }

std::string FailingVfs::name() const { return state_->vfs.zName; }

}  // namespace tests
