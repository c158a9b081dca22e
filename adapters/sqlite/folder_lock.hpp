// SPDX-License-Identifier: Apache-2.0
#pragma once

// One process on one data folder: held from the start to the end, dropped by the kernel when the
// process dies.
//
// Floor: adapters/sqlite.

#include <string>

#include "adapters/sqlite/file.hpp"
#include "engine/base/result.hpp"

namespace adapters::sqlite {

class FolderLock {
 public:
  /// Errc::unavailable  Another process has it; the detail names its id.
  [[nodiscard]] static engine::Result<FolderLock> take(const std::string& folder);

 private:
  explicit FolderLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace adapters::sqlite
