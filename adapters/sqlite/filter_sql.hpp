// SPDX-License-Identifier: Apache-2.0
#pragma once

// A filter of lists as a WHERE clause.
//
// Floor: adapters/sqlite; private to it.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "adapters/sqlite/statement.hpp"
#include "engine/model/filter.hpp"

namespace adapters::sqlite {

/// A condition with the values of its parameters, in order. Values never stand in the SQL.
class Where {
 public:
  void require(std::string condition);
  void require(std::string condition, std::int64_t value);
  void require(std::string condition, std::string value);

  /// " WHERE …", or nothing if everything passes.
  [[nodiscard]] std::string sql() const;
  /// The values must live until the statement was stepped: keep the Where.
  void bind(Statement& statement) const;

  void value(std::int64_t number) { values_.emplace_back(number); }
  void value(std::string text) { values_.emplace_back(std::move(text)); }

 private:
  std::vector<std::string> conditions_;
  std::vector<std::variant<std::int64_t, std::string>> values_;
};

[[nodiscard]] Where where_of(const engine::model::ListFilter& filter);

}  // namespace adapters::sqlite
