// SPDX-License-Identifier: Apache-2.0
#pragma once

// Preparing a class's statements in one go, and letting go of a statement's row at a scope's end.
//
// Floor: adapters/sqlite; private to it.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/sqlite/connection.hpp"

namespace adapters::sqlite {

using Preparation = std::pair<std::reference_wrapper<Statement>, std::string>;

[[nodiscard]] engine::Result<void> prepare_all(const Connection& connection,
                                               const std::vector<Preparation>& statements);

/// A statement that keeps its row keeps its read lock too, and so the log from being emptied.
class Reset {
 public:
  explicit Reset(Statement& statement) : statement_(statement) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() { statement_.reset(); }

 private:
  Statement& statement_;
};

}  // namespace adapters::sqlite
