// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file layer for SQLite that fails on demand: the disk is full, or the log cannot be synced.
// Everything else goes to the usual layer.
//
// Threads: one.
// Source:  sqlite.org/vfs.html; a shim over the default layer.

#include <memory>
#include <string>

namespace tests {

class FailingVfs {
 public:
  enum class Failure { none, sync, write, full };

  FailingVfs();
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;
  ~FailingVfs();

  /// From now on, on the write-ahead log only.
  void fail(Failure failure);
  [[nodiscard]] std::string name() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tests
