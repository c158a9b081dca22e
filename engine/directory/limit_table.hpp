// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which limit a clock gets: rows that name a category, a whistle type, a severity, or any.
//
// Floor:   directory.
// Threads: immutable after construction; any thread may read.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/limit.hpp"

namespace engine::directory {

struct LimitRow {
  std::string name;      ///< "triage", "resolve", …: what a chart's clock asks for.
  std::string category;  ///< Empty: any.
  std::string whistle;   ///< A whistle type; empty: any, also none at all.
  int severity = 0;      ///< 0: any.
  calendar::Limit limit;
  std::string source;
};

class LimitTable {
 public:
  LimitTable() = default;
  explicit LimitTable(std::vector<LimitRow> rows);

  /// The limit of the row that fits and says most: a row with the category wins over one without,
  /// then a row with the whistle, then one with the severity; among equals the first in the table.
  /// Nothing where no row fits.
  [[nodiscard]] std::optional<calendar::Limit> find(std::string_view name,
                                                    std::string_view category,
                                                    std::string_view whistle, int severity) const;

  [[nodiscard]] std::vector<std::string> names() const;  ///< Ascending, each once.
  [[nodiscard]] const std::vector<LimitRow>& rows() const { return rows_; }

 private:
  std::vector<LimitRow> rows_;  ///< Those of one name together, the most specific first.
  struct Span {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  std::map<std::string, Span, std::less<>> by_name_;
};

}  // namespace engine::directory
