// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads CSV as spreadsheets write it: RFC 4180, UTF-8 with or without a mark (BOM), lines that end
// in LF or CRLF, quoted cells that hold commas, quotes and line breaks.
//
// Floor:  adapters/county.
// Units:  line and column count from 1 and say where a cell begins in the file; a column is one
//         character, whatever its bytes. Lines without any character are skipped.
// Errors: faults, all of a file's at once as far as the quotes let one read on.
// Source: RFC 4180.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fault.hpp"

namespace adapters::county {

struct Cell {
  std::string text;
  int line = 0;
  int column = 0;
};

struct CsvRow {
  std::vector<Cell> cells;  ///< At least one.
};

struct Csv {
  std::string file;
  std::vector<CsvRow> rows;  ///< The header is the first of them.
};

/// `file` is the name that faults show.
[[nodiscard]] engine::Loaded<Csv> parse_csv(std::string_view text, const std::string& file);

/// Reads and parses; a file that cannot be read is a fault too.
[[nodiscard]] engine::Loaded<Csv> read_csv(const std::filesystem::path& path);

}  // namespace adapters::county
