// SPDX-License-Identifier: Apache-2.0
#include "adapters/county/table.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/bounds.hpp"

namespace adapters::county {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<int> Keys::add(const std::string& code, int line) {
  const auto [entry, fresh] = line_of_.try_emplace(code, line);
  if (fresh) return std::nullopt;
  return entry->second;
}

Table::Table(engine::Loaded<Csv> csv, const Columns& wanted, engine::Faults& faults)
    : faults_(faults), faults_before_(faults.size()) {
  if (!csv) {
    faults_.insert(faults_.end(), csv.faults().begin(), csv.faults().end());
    return;
  }
  csv_ = std::move(csv.value());
  read_header(wanted);
  // Rows below a header that is not understood would only repeat its faults.
  read_ = faults_.size() == faults_before_;
  if (!read_) csv_.rows.resize(1);
}

void Table::read_header(const Columns& wanted) {
  const CsvRow& header = csv_.rows.front();
  const std::string known =
      joined(wanted.needed) + (wanted.optional.empty() ? "" : ", " + joined(wanted.optional));
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const Cell& cell = header.cells[i];
    const std::string name(trimmed(cell.text));
    // A spreadsheet leaves empty columns at the right edge.
    if (name.empty()) continue;
    if (!has(wanted.needed, name) && !has(wanted.optional, name)) {
      faults_.push_back({csv_.file, cell.line, cell.column, "the column '" + name + "' is unknown",
                         "the columns are " + known});
    } else if (!columns_.emplace(name, i).second) {
      faults_.push_back({csv_.file, cell.line, cell.column,
                         "the column '" + name + "' stands twice", "delete one of them"});
    }
  }
  for (const std::string& name : wanted.needed) {
    if (columns_.contains(name)) continue;
    faults_.push_back({csv_.file, header.cells.front().line, 0,
                       "the column '" + name + "' is missing", "the columns are " + known});
  }
}

bool Table::fits(const CsvRow& row) {
  const std::size_t width = csv_.rows.front().cells.size();
  const auto filled = [](const Cell& cell) { return !trimmed(cell.text).empty(); };
  // Rows that were emptied in a spreadsheet keep their commas.
  if (std::none_of(row.cells.begin(), row.cells.end(), filled)) return false;
  if (row.cells.size() < width) {
    faults_.push_back({csv_.file, row.cells.front().line, 0,
                       "the row has " + std::to_string(row.cells.size()) + " cells, the header " +
                           std::to_string(width),
                       "write a comma for each empty cell"});
    return false;
  }
  for (std::size_t i = width; i < row.cells.size(); ++i) {
    if (!filled(row.cells[i])) continue;
    faults_.push_back({csv_.file, row.cells[i].line, row.cells[i].column,
                       "the row has more cells than the header",
                       "put a text that holds a comma in quotes"});
    return false;
  }
  return true;
}

bool Table::enough_faults() {
  if (faults_.size() - faults_before_ < engine::bounds::table_faults_max) return false;
  faults_.push_back({csv_.file, 0, 0, "the rest of the table was not read, for its many faults",
                     "mend those above first"});
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return found;
}

}  // namespace adapters::county
