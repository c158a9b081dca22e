// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/csv.hpp"

#include <fstream>
#include <sstream>
#include <utility>

#include "adapters/county/utf8.hpp"
#include "engine/base/bounds.hpp"

namespace adapters::county {
namespace {

namespace bounds = engine::bounds;

constexpr std::string_view mark = "\xEF\xBB\xBF";

/// A place in the text that knows its line and column.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool at_line_end() const { return rest_[0] == '\n' || rest_.starts_with("\r\n"); }
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] int column() const { return column_; }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if (rest_.empty() || begins_character(rest_.front())) {
      ++column_;
    }
    return c;
  }
  void take_line_end() {
    if (take() == '\r') take();
  }

 private:
  std::string_view rest_;
  int line_ = 1;
  int column_ = 1;
};

class Parser {
 public:
  Parser(std::string_view text, const std::string& file) : at_(text), csv_{file, {}} {}

  engine::Loaded<Csv> run() {
    while (!at_.done() && !stopped_) {
      if (at_.at_line_end()) {
        at_.take_line_end();
      } else {
        row();
      }
    }
    if (csv_.rows.empty()) {
      fault(1, 1, "the table is empty", "write the header with the names of the columns");
    }
    if (!faults_.empty()) return std::move(faults_);
    return std::move(csv_);
  }

 private:
  void row() {
    CsvRow row;
    row.cells.push_back(cell());
    while (!stopped_ && at_.peek() == ',') {
      at_.take();
      if (row.cells.size() == bounds::table_columns_max) {
        stop("the row has more than " + std::to_string(bounds::table_columns_max) + " cells",
             "is a quote missing? a table has fewer columns");
      }
      row.cells.push_back(cell());
    }
    if (!stopped_ && !at_.done()) at_.take_line_end();
    if (csv_.rows.size() == bounds::table_rows_max) {
      stop("the table has more than " + std::to_string(bounds::table_rows_max) + " rows",
           "divide it");
    }
    csv_.rows.push_back(std::move(row));
  }

  Cell cell() {
    Cell cell{{}, at_.line(), at_.column()};
    if (at_.peek() == '"') {
      quoted(cell);
    } else {
      plain(cell);
    }
    return cell;
  }

  void plain(Cell& cell) {
    while (!at_.done() && !stopped_ && at_.peek() != ',' && !at_.at_line_end()) {
      if (at_.peek() == '\r') {
        fault(at_.line(), at_.column(), "a carriage return stands alone",
              "let lines end in LF or CRLF");
      }
      if (at_.peek() == '"') {
        fault(at_.line(), at_.column(), "a quote stands within a cell that has none at its front",
              "put the whole cell in quotes and write each quote in it twice");
      }
      append(cell);
    }
  }

  void quoted(Cell& cell) {
    at_.take();
    while (!at_.done() && !stopped_) {
      if (at_.peek() != '"') {
        append(cell);
        continue;
      }
      at_.take();
      if (at_.peek() != '"') return after_quote();
      append(cell);
    }
    if (!stopped_) {
      stopped_ = true;
      fault(cell.line, cell.column, "the quote is never closed", "close it with another one");
    }
  }

  /// Only a comma or the end of the line may follow; what else stands there is left out.
  void after_quote() {
    if (at_.done() || at_.peek() == ',' || at_.at_line_end()) return;
    fault(at_.line(), at_.column(), "text stands behind the closing quote",
          "write a quote within a cell twice");
    while (!at_.done() && at_.peek() != ',' && !at_.at_line_end()) at_.take();
  }

  void append(Cell& cell) {
    if (cell.text.size() == bounds::cell_bytes_max) {
      stop("a cell is longer than " + std::to_string(bounds::cell_bytes_max) + " bytes",
           "is a quote missing? else shorten it");
      return;
    }
    const auto byte = static_cast<unsigned char>(at_.peek());
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
    if (control || byte == 0x7F) {
      fault(at_.line(), at_.column(), "a control character stands in the cell", "delete it");
    }
    cell.text.push_back(at_.take());
  }

  void fault(int line, int column, std::string what, std::string remedy) {
    faults_.push_back({csv_.file, line, column, std::move(what), std::move(remedy)});
    if (faults_.size() >= bounds::table_faults_max) stopped_ = true;
  }

  void stop(std::string what, std::string remedy) {
    if (!stopped_) fault(at_.line(), at_.column(), std::move(what), std::move(remedy));
    stopped_ = true;
  }

  Cursor at_;
  Csv csv_;
  engine::Faults faults_;
  bool stopped_ = false;  ///< What follows can't be told apart any more.
};

engine::Fault malformed(std::string_view text, std::size_t at, const std::string& file) {
  Cursor cursor(text.substr(0, at));
  while (!cursor.done()) cursor.take();
  return {file, cursor.line(), cursor.column(), "this is not UTF-8",
          "save the table as \"CSV UTF-8\" (a Chinese Windows writes GBK otherwise)"};
}

engine::Faults unreadable(const std::string& file, std::string what, std::string remedy) {
  return {{file, 0, 0, std::move(what), std::move(remedy)}};
}

}  // namespace

engine::Loaded<Csv> parse_csv(std::string_view text, const std::string& file) {
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const std::size_t good = well_formed_prefix(text);
  if (good < text.size()) return engine::Faults{malformed(text, good, file)};
  return Parser(text, file).run();
}

engine::Loaded<Csv> read_csv(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return unreadable(file, "the table is missing or not a file", "write it");
  if (size > bounds::table_bytes_max) {
    return unreadable(file, "the table is larger than 64 MiB", "divide it");
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream || stream.bad()) {
    return unreadable(file, "the table cannot be read", "check who may read it");
  }
  return parse_csv(text.view(), file);
}

}  // namespace adapters::county
