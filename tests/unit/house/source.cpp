// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/house/source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace house {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> folders = {"engine", "workflows", "adapters", "config",
                                                     "tests",  "tools",     ".ci",      "."};
constexpr std::size_t file_bytes_max = 4 * 1024 * 1024;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What npm installs beside the console is the work of others.
bool is_foreign(const fs::directory_entry& entry) {
  return entry.is_directory() && entry.path().filename() == "node_modules";
}

bool is_text(std::string_view text) { return text.find('\0') == std::string_view::npos; }

void add_file(std::vector<Source>& tree, const fs::path& root, const fs::directory_entry& entry) {
  if (!entry.is_regular_file() || entry.file_size() > file_bytes_max) return;
  Source source{entry.path().lexically_relative(root).generic_string(), read_file(entry.path())};
  if (is_text(source.text)) tree.push_back(std::move(source));
}

// Blanks `length` characters, but keeps the ends of lines.
void blank(std::string& text, std::size_t from, std::size_t length) {
  for (std::size_t i = from; i < std::min(from + length, text.size()); ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

std::size_t end_of_raw_string(std::string_view text, std::size_t open_quote) {
  const std::size_t bracket = text.find('(', open_quote);
  if (bracket == std::string_view::npos) return text.size();
  const std::string close =
      ")" + std::string(text.substr(open_quote + 1, bracket - open_quote - 1)) + "\"";
  const std::size_t end = text.find(close, bracket);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t end_of_literal(std::string_view text, std::size_t open_quote) {
  std::size_t i = open_quote + 1;
  while (i < text.size() && text[i] != text[open_quote] && text[i] != '\n') {
    i += text[i] == '\\' ? 2U : 1U;
  }
  return std::min(i + 1, text.size());
}

bool is_digit_separator(std::string_view text, std::size_t at) {
  return text[at] == '\'' && at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0;
}

// The end of the comment or literal that starts at `at`; `at` itself where none starts.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (rest.starts_with("/*")) {
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  if (rest.starts_with("R\"")) return end_of_raw_string(text, at + 1);
  if (text[at] == '"') return end_of_literal(text, at);
  if (text[at] == '\'' && !is_digit_separator(text, at)) return end_of_literal(text, at);
  return at;
}

}  // namespace

std::string report(const Offences& offences) {
  std::string text;
  for (const Offence& offence : offences) {
    text += offence.path + ":" + std::to_string(offence.line) + ": " + offence.remedy + "\n";
  }
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string code_only(std::string_view text) {
  std::string code(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = end_of_blank(text, i);
    blank(code, i, end - i);
    i = std::max(end, i + 1);
  }
  return code;
}

bool is_header(const Source& source) { return source.path.ends_with(".hpp"); }
bool is_cpp(const Source& source) { return is_header(source) || source.path.ends_with(".cpp"); }

bool is_script(const Source& source) {
  return source.path.ends_with(".py") || source.path.ends_with(".sh") ||
         source.text.starts_with("#!");
}

bool is_under(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::vector<Source> read_tree(const std::string& root) {
  std::vector<Source> tree;
  for (const std::string_view folder : folders) {
    const fs::path path = fs::path(root) / folder;
    if (folder == ".") {
      for (const auto& entry : fs::directory_iterator(root)) add_file(tree, root, entry);
    } else if (fs::exists(path)) {
      for (auto at = fs::recursive_directory_iterator(path); at != fs::end(at); ++at) {
        if (is_foreign(*at)) at.disable_recursion_pending();
        add_file(tree, root, *at);
      }
    }
  }
  std::sort(tree.begin(), tree.end(),
            [](const Source& left, const Source& right) { return left.path < right.path; });
  return tree;
}

}  // namespace house
