// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/prepare_all.hpp"

namespace adapters::sqlite {

engine::Result<void> prepare_all(const Connection& connection,
                                 const std::vector<Preparation>& statements) {
  for (const auto& [statement, sql] : statements) {
    auto prepared = connection.prepare(sql);
    if (!prepared) return prepared.error();
    statement.get() = std::move(prepared).value();
  }
  return {};
}

}  // namespace adapters::sqlite
