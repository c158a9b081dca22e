// SPDX-License-Identifier: Apache-2.0
// CSV as spreadsheets write it, and what they and people get wrong: each wrong input has its exact
// place.
#include "adapters/county/csv.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "engine/base/bounds.hpp"

using namespace adapters::county;

namespace {

std::vector<std::vector<std::string>> texts(std::string_view text) {
  const auto csv = parse_csv(text, "t.csv");
  REQUIRE(csv.has_value());
  std::vector<std::vector<std::string>> rows;
  for (const CsvRow& row : csv.value().rows) {
    rows.emplace_back();
    for (const Cell& cell : row.cells) rows.back().push_back(cell.text);
  }
  return rows;
}

/// "line:column: what" of the first fault.
std::string first_fault(std::string_view text) {
  const auto csv = parse_csv(text, "t.csv");
  if (csv) return "none";
  const engine::Fault& fault = csv.faults().front();
  CHECK_FALSE(fault.remedy.empty());
  CHECK(fault.file == "t.csv");
  return std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.what;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("csv: plain rows with either line end and with or without the last one", "[csv]") {
  const Rows expected{{"code", "name"}, {"1", "渠江"}};
  CHECK(texts("code,name\n1,渠江\n") == expected);
  CHECK(texts("code,name\r\n1,渠江\r\n") == expected);
  CHECK(texts("code,name\n1,渠江") == expected);
}

TEST_CASE("csv: the mark at the front of the file is no part of the first cell", "[csv]") {
  CHECK(texts("\xEF\xBB\xBF"
              "code\n1\n") == Rows{{"code"}, {"1"}});
  CHECK(texts("\xEF\xBB\xBF\"code\"\n") == Rows{{"code"}});
}

TEST_CASE("csv: quoted cells hold commas quotes and line breaks", "[csv]") {
  CHECK(texts("a,b\n\"x,y\",\"he said \"\"哨\"\"\"\n") ==
        Rows{{"a", "b"}, {"x,y", "he said \"哨\""}});
  CHECK(texts("a\n\"one\r\ntwo\"\n") == Rows{{"a"}, {"one\r\ntwo"}});
  CHECK(texts("a,b\n\"\",\n") == Rows{{"a", "b"}, {"", ""}});
}

TEST_CASE("csv: empty lines are skipped and blanks are kept", "[csv]") {
  CHECK(texts("\n\na,b\n\n 1 ,\t\n\r\n") == Rows{{"a", "b"}, {" 1 ", "\t"}});
}

TEST_CASE("csv: every cell knows where it begins", "[csv]") {
  const auto csv = parse_csv("名称,b\n\"x\ny\",渠江街道,z\n", "t.csv");
  REQUIRE(csv.has_value());
  const auto& row = csv.value().rows.at(1).cells;
  CHECK(csv.value().rows[0].cells[1].column == 4);  // characters, not bytes
  CHECK(row[0].line == 2);
  CHECK(row[0].column == 1);
  CHECK(row[1].line == 3);
  CHECK(row[1].column == 4);
  CHECK(row[2].column == 9);
}

TEST_CASE("csv: wrong input is a fault at its exact place", "[csv]") {
  struct Wrong {
    std::string text, fault;
  };
  for (const auto& [text, fault] : std::vector<Wrong>{
           {"", "1:1: the table is empty"},
           {"\xEF\xBB\xBF", "1:1: the table is empty"},
           {"\n\r\n", "1:1: the table is empty"},
           {"a,b\n1,\"x\n2,3\n", "2:3: the quote is never closed"},
           {"a\n\"", "2:1: the quote is never closed"},
           {"a,b\n\"x\"y,2\n", "2:4: text stands behind the closing quote"},
           {"a,b\n\"x\" ,2\n", "2:4: text stands behind the closing quote"},
           {"a,b\n渠\"x,2\n", "2:2: a quote stands within a cell that has none at its front"},
           {"a\nx\ry\n", "2:2: a carriage return stands alone"},
           {std::string("a\nx") + '\0' + "y\n", "2:2: a control character stands in the cell"},
           {"a\n\x1B[2J\n", "2:1: a control character stands in the cell"},
           {"a\n\"x\x07\"\n", "2:3: a control character stands in the cell"}}) {
    INFO(text);
    CHECK(first_fault(text) == fault);
  }
}

TEST_CASE("csv: what is not UTF-8 is refused where it begins", "[csv]") {
  for (const std::string bytes :
       {"\xC7\xFE", "\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xE6\xB8", "\xFF\xFE"}) {
    CHECK(first_fault("a,b\n渠," + bytes) == "2:3: this is not UTF-8");
    CHECK(first_fault("a,b\n渠," + bytes + "\n") == "2:3: this is not UTF-8");
  }
  CHECK(texts("\xC2\x80\xF4\x8F\xBF\xBF\xEE\x80\x80\n").size() == 1);
}

TEST_CASE("csv: all faults of a file come at once", "[csv]") {
  const auto csv = parse_csv("a,b\n\"x\"y,2\n1,z\"\n", "t.csv");
  REQUIRE_FALSE(csv.has_value());
  REQUIRE(csv.faults().size() == 2);
  CHECK(csv.faults()[0].line == 2);
  CHECK(csv.faults()[1].line == 3);
}

TEST_CASE("csv: cells columns and faults have their bounds", "[csv]") {
  namespace bounds = engine::bounds;
  CHECK(texts("a\n" + std::string(bounds::cell_bytes_max, 'x') + "\n").size() == 2);
  CHECK(
      first_fault("a\n" + std::string(bounds::cell_bytes_max + 1, 'x')).find("a cell is longer") !=
      std::string::npos);
  CHECK(first_fault("a\n\"" + std::string(bounds::cell_bytes_max + 1, 'x'))
            .find("a cell is longer") != std::string::npos);
  CHECK(texts(std::string(bounds::table_columns_max - 1, ',')).at(0).size() ==
        bounds::table_columns_max);
  CHECK(first_fault(std::string(bounds::table_columns_max, ',')).find("the row has more than") !=
        std::string::npos);
  const auto noisy = parse_csv("a\n" + std::string(10'000, '\x01'), "t.csv");
  REQUIRE_FALSE(noisy.has_value());
  CHECK(noisy.faults().size() == bounds::table_faults_max);
}

TEST_CASE("csv: a file that is missing is a fault that names it", "[csv]") {
  const auto csv = read_csv("no/such/table.csv");
  REQUIRE_FALSE(csv.has_value());
  CHECK(csv.faults().front().file == "no/such/table.csv");
  CHECK(csv.faults().front().line == 0);
}

TEST_CASE("csv: whatever cells hold is read back", "[csv]") {
  const std::vector<std::string> pieces{"渠", "a", ",", "\"", "\n", "\r\n", " ", "é", "𠮷", "\t"};
  std::mt19937 random(4180);  // NOLINT: the same cases every time.
  const auto pick = [&random](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  for (int round = 0; round < 500; ++round) {
    Rows rows(1 + pick(4));
    std::string text;
    for (auto& row : rows) {
      for (std::size_t cells = 2 + pick(3); cells > 0; --cells) {
        std::string cell, quoted;
        for (std::size_t length = pick(5); length > 0; --length)
          cell += pieces[pick(pieces.size())];
        for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
        text += (row.empty() ? "\"" : ",\"") + quoted + "\"";
        row.push_back(cell);
      }
      text += round % 2 == 0 ? "\n" : "\r\n";
    }
    INFO("round " << round << "\n" << text);
    REQUIRE(texts(text) == rows);
  }
}
