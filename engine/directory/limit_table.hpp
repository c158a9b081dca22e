// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which limit a clock gets: rows that name a category, a filing condition of it, a whistle
// type, a severity, or any.
//
// Floor:   directory.
// Threads: immutable after construction; any thread may read.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/limit.hpp"

namespace engine::directory {

struct LimitRow {
  std::string name;       ///< "triage", "resolve", …: what a chart's clock asks for.
  std::string category;   ///< Empty: any.
  std::string condition;  ///< A filing condition of the category; empty: any, also none at all.
  std::string whistle;    ///< A whistle type; empty: any, also none at all.
  int severity = 0;       ///< 0: any.
  calendar::Limit limit;
  std::string source;
};

/// For which case a limit is looked up.
struct LimitQuery {
  std::string_view name, category, condition, whistle;
  int severity = 0;
  int catalogued = 0;  ///< The category's own severity; 0: none.
};

class LimitTable {
 public:
  LimitTable() = default;
  explicit LimitTable(std::vector<LimitRow> rows);

  /// The limits that hold for such a case, in the order of the table; the one due first binds (ADR
  /// 0009). A row gives way to one that names all that it names and more. A category's row is
  /// written for the category's own severity, and so names that too, until the case is graded up.
  [[nodiscard]] std::vector<calendar::Limit> find(const LimitQuery& query) const;

  [[nodiscard]] std::vector<std::string> names() const;  ///< Ascending, each once.
  [[nodiscard]] const std::vector<LimitRow>& rows() const { return rows_; }

 private:
  std::vector<LimitRow> rows_;  ///< Those of one name together.
  struct Span {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  std::map<std::string, Span, std::less<>> by_name_;
};

}  // namespace engine::directory
