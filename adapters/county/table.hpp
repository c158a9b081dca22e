// SPDX-License-Identifier: Apache-2.0
#pragma once

// A table with typed columns: what a cell should be is asked for once, and every cell that isn't
// becomes a fault with its place and a remedy.
//
// Floor:  adapters/county.
// Units:  as in csv.hpp. Blanks around a cell's text don't count.
// Errors: collected; a faulty cell gives a default, so that reading goes on to the next one.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/county/csv.hpp"
#include "engine/base/fault.hpp"

namespace adapters::county {

/// The names of a table's columns, in any order in the file.
struct Columns {
  std::vector<std::string> needed;
  std::vector<std::string> optional;
};

/// The codes of one table, with the line of each: for "stands twice" and "is unknown".
class Keys {
 public:
  /// `things` is what one row is called: "grid".
  explicit Keys(std::string thing) : thing_(std::move(thing)) {}

  /// From here on, an unknown code is a fault. Before, its table is missing: a fault of its own.
  void open() { open_ = true; }
  [[nodiscard]] bool is_open() const { return open_; }
  /// The line of the first row with this code, if there is one; else takes it in.
  std::optional<int> add(const std::string& code, int line);
  [[nodiscard]] bool knows(const std::string& code) const { return line_of_.contains(code); }
  [[nodiscard]] const std::string& thing() const { return thing_; }

 private:
  std::string thing_;
  bool open_ = false;
  std::map<std::string, int> line_of_;
};

/// One row. A column that its table lacks reads as empty.
class Row {
 public:
  Row(const std::string& file, const std::map<std::string, std::size_t>& columns, const CsvRow& row,
      engine::Faults& faults);

  [[nodiscard]] int line() const { return row_.cells.front().line; }
  /// Whether no fault has been found in this row so far.
  [[nodiscard]] bool good() const { return faults_.size() == faults_before_; }

  /// The text without blanks around it, perhaps empty.
  [[nodiscard]] std::string optional(const std::string& column) const;
  /// The text; empty is a fault.
  std::string text(const std::string& column);
  /// 1 to 64 letters, digits, '.', '_' or '-'.
  std::string code(const std::string& column);
  /// A code that must not have stood in the table before.
  std::string key(const std::string& column, Keys& keys);
  /// A code that another table must have; `optional_reference` may be empty.
  std::string reference(const std::string& column, const Keys& keys);
  std::string optional_reference(const std::string& column, const Keys& keys);
  /// Several of them, separated by blanks; perhaps none.
  std::vector<std::string> references(const std::string& column, const Keys& keys);
  int whole(const std::string& column, int low, int high);
  /// yes or no, 是 or 否.
  bool flag(const std::string& column);
  /// One of the words that `parse` knows; `words` names them for the remedy.
  template <class T>
  T choice(const std::string& column, std::optional<T> (*parse)(std::string_view),
           const std::string& words) {
    const std::string word = text(column);
    const std::optional<T> value = parse(word);
    if (!value && !word.empty()) fault(column, "'" + word + "' is unknown", "write " + words);
    return value.value_or(T{});
  }

  /// The fault's text begins with the column's name.
  void fault(const std::string& column, const std::string& what, const std::string& remedy);

 private:
  [[nodiscard]] const Cell* cell(const std::string& column) const;
  bool check_code(const std::string& column, const std::string& code);
  void check_reference(const std::string& column, const std::string& code, const Keys& keys);

  const std::string& file_;
  const std::map<std::string, std::size_t>& columns_;
  const CsvRow& row_;
  engine::Faults& faults_;
  std::size_t faults_before_;
};

/// A table that was read and has the right columns, or was not and has no rows.
class Table {
 public:
  Table(engine::Loaded<Csv> csv, const Columns& wanted, engine::Faults& faults);

  /// Whether the rows can be trusted to be all of them.
  [[nodiscard]] bool read() const { return read_; }
  /// Calls `each(Row&)` for every row below the header that has the right number of cells.
  template <class Each>
  void each(Each each) {
    for (std::size_t i = 1; i < csv_.rows.size(); ++i) {
      if (enough_faults()) return;
      if (!fits(csv_.rows[i])) continue;
      Row row(csv_.file, columns_, csv_.rows[i], faults_);
      each(row);
    }
  }

 private:
  void read_header(const Columns& wanted);
  bool fits(const CsvRow& row);
  /// Whether so many rows are faulty that more would help nobody; says so once.
  bool enough_faults();

  Csv csv_;
  std::map<std::string, std::size_t> columns_;
  engine::Faults& faults_;
  std::size_t faults_before_;
  bool read_ = false;
};

/// `text` without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The words of `text` between its blanks.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

}  // namespace adapters::county
