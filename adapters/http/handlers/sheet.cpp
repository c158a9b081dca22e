// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/handlers/sheet.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace adapters::http::handlers {
namespace {

namespace fs = std::filesystem;
using engine::Errc;
using engine::Error;
using engine::Result;

/// What a cell may hold (Excel's own bound); the rest is cut.
constexpr std::size_t cell_bytes_max = 32'000;

/// The library writes files only: one that nobody else may read, gone at the end.
class TemporaryFile {
 public:
  TemporaryFile() : path_((fs::temp_directory_path() / "shao-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    good_ = file >= 0;
    if (good_) ::close(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    if (good_) fs::remove(path_, ignored);
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool good_ = false;
};

/// Whole characters only, and none that XML cannot carry.
std::string cell_of(std::string text) {
  std::erase_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
  if (text.size() <= cell_bytes_max) return text;
  text.resize(cell_bytes_max);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
    text.pop_back();
  }
  if (!text.empty()) text.pop_back();
  return text;
}

void write_row(lxw_worksheet* page, lxw_row_t at, const SheetRow& row, lxw_format* format) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    worksheet_write_string(page, at, static_cast<lxw_col_t>(column), cell_of(row[column]).c_str(),
                           format);
  }
}

}  // namespace

Result<std::string> sheet(const SheetRow& head, const std::vector<SheetRow>& rows) {
  const TemporaryFile file;
  if (!file.good()) return Error(Errc::unavailable, "no temporary file for a spreadsheet");
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return Error(Errc::unavailable, "no memory for a spreadsheet");
  lxw_worksheet* page = workbook_add_worksheet(book, nullptr);
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  write_row(page, 0, head, bold);
  worksheet_freeze_panes(page, 1, 0);
  lxw_row_t at = 0;
  for (const auto& row : rows) write_row(page, ++at, row, nullptr);
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR) {
    return Error(Errc::unavailable, lxw_strerror(failed));
  }
  std::ifstream made(file.path(), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(made), std::istreambuf_iterator<char>{});
}

}  // namespace adapters::http::handlers
