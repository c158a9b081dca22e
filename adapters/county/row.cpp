// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "adapters/county/table.hpp"

namespace adapters::county {
namespace {

constexpr std::size_t code_max = 64;

bool is_code_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

Row::Row(const std::string& file, const std::map<std::string, std::size_t>& columns,
         const CsvRow& row, engine::Faults& faults)
    : file_(file), columns_(columns), row_(row), faults_(faults), faults_before_(faults.size()) {}

const Cell* Row::cell(const std::string& column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() ? nullptr : &row_.cells[found->second];
}

std::string Row::optional(const std::string& column) const {
  const Cell* found = cell(column);
  return found ? std::string(trimmed(found->text)) : std::string{};
}

std::string Row::text(const std::string& column) {
  std::string value = optional(column);
  if (value.empty()) fault(column, "the cell is empty", "fill it in");
  return value;
}

std::string Row::code(const std::string& column) {
  std::string value = text(column);
  if (!value.empty()) check_code(column, value);
  return value;
}

bool Row::check_code(const std::string& column, const std::string& code) {
  if (code.find("E+") != std::string::npos) {
    fault(column, "'" + code + "' is a rounded number",
          "a spreadsheet did this: format the column as text and type the whole code again");
    return false;
  }
  if (code.size() <= code_max && std::all_of(code.begin(), code.end(), is_code_character)) {
    return true;
  }
  fault(column, "'" + code + "' is not a code",
        "write 1 to 64 of the letters A to Z, digits, '.', '_' and '-'");
  return false;
}

std::string Row::key(const std::string& column, Keys& keys) {
  std::string value = code(column);
  if (value.empty()) return value;
  const std::optional<int> first = keys.add(value, line());
  if (first) {
    fault(column, "the " + keys.thing() + " " + value + " stands twice",
          "it is on line " + std::to_string(*first) + " too: give one of them another code");
  }
  return value;
}

void Row::check_reference(const std::string& column, const std::string& code, const Keys& keys) {
  if (code.empty() || !keys.is_open() || keys.knows(code)) return;
  if (!check_code(column, code)) return;
  fault(column, "there is no " + keys.thing() + " " + code,
        "write a code that stands in the table of each " + keys.thing() + ", or add it there");
}

std::string Row::reference(const std::string& column, const Keys& keys) {
  std::string value = text(column);
  check_reference(column, value, keys);
  return value;
}

std::string Row::optional_reference(const std::string& column, const Keys& keys) {
  std::string value = optional(column);
  check_reference(column, value, keys);
  return value;
}

std::vector<std::string> Row::references(const std::string& column, const Keys& keys) {
  std::vector<std::string> codes = words(optional(column));
  for (const std::string& one : codes) check_reference(column, one, keys);
  return codes;
}

int Row::whole(const std::string& column, int low, int high) {
  const std::string value = text(column);
  if (value.empty()) return low;
  int number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc{} && stop == end && number >= low && number <= high) return number;
  fault(column, "'" + value + "' is not a whole number that fits",
        "write one from " + std::to_string(low) + " to " + std::to_string(high));
  return low;
}

bool Row::flag(const std::string& column) {
  const std::string value = text(column);
  if (value == "yes" || value == "是") return true;
  if (!value.empty() && value != "no" && value != "否") {
    fault(column, "'" + value + "' is neither yes nor no", "write yes or no");
  }
  return false;
}

void Row::fault(const std::string& column, const std::string& what, const std::string& remedy) {
  const Cell* found = cell(column);
  faults_.push_back({file_, found ? found->line : line(), found ? found->column : 0,
                     column + ": " + what, remedy});
}

}  // namespace adapters::county
