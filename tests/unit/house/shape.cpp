// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/house/shape.hpp"

#include <algorithm>
#include <array>

namespace house {
namespace {

constexpr std::size_t code_lines_max = 400;
constexpr std::size_t test_lines_max = 600;
constexpr std::size_t columns_max = 100;

const std::string spdx = "SPDX-License-Identifier: Apache-2.0";

// Characters, not bytes: UTF-8's continuation bytes don't count.
std::size_t width(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned>(c) & 0xC0U) != 0x80U;
  }));
}

std::string fault_of_line(std::string_view line) {
  // Addresses and raw literals can't be broken.
  const bool breakable =
      line.find("https://") == std::string_view::npos && line.find("R\"") == std::string_view::npos;
  if (breakable && width(line) > columns_max) {
    return "break the line: 100 characters at most";
  }
  if (line.find('\t') != std::string_view::npos) return "blanks instead of tabs";
  if (line.ends_with('\r')) return "lines end with a line feed alone";
  if (line.ends_with(' ')) return "no blanks at the end of a line";
  return "";
}

bool is_snake_case(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The first argument of TEST_CASE at `at`: literals that stand side by side are one name.
std::string test_name_at(std::string_view text, std::size_t at) {
  std::string name;
  std::size_t i = text.find_first_not_of(" \n", text.find('(', at) + 1);
  while (i < text.size() && text[i] == '"') {
    const std::size_t end = text.find('"', i + 1);
    if (end == std::string_view::npos) break;
    name += text.substr(i + 1, end - i - 1);
    i = text.find_first_not_of(" \n", end + 1);
  }
  return name;
}

}  // namespace

Offences too_long(const Source& source) {
  const std::size_t limit = is_under(source.path, "tests") ? test_lines_max : code_lines_max;
  const std::size_t lines = lines_of(source.text).size();
  if ((!is_cpp(source) && !is_script(source)) || lines <= limit) return {};
  return {{source.path, limit + 1,
           std::to_string(lines) + " lines: split it by topic, " + std::to_string(limit) +
               " are the limit"}};
}

Offences bad_lines(const Source& source) {
  if (!is_cpp(source) && !is_script(source)) return {};
  Offences offences;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(source.text)) {
    ++number;
    std::string fault = fault_of_line(line);
    if (!fault.empty()) offences.push_back({source.path, number, std::move(fault)});
  }
  return offences;
}

Offences bad_head(const Source& source) {
  if (!is_cpp(source) && !is_script(source)) return {};
  Offences offences;
  const auto lines = lines_of(source.text);
  const std::size_t first = source.text.starts_with("#!") ? 1 : 0;
  const std::string wanted = (is_cpp(source) ? "// " : "# ") + spdx;
  if (lines.size() <= first || lines[first] != wanted) {
    offences.push_back({source.path, first + 1, "this line must be: " + wanted});
  }
  if (!is_header(source)) return offences;
  if (std::find(lines.begin(), lines.end(), "#pragma once") == lines.end()) {
    offences.push_back({source.path, 2, "add: #pragma once"});
  }
  const std::string_view head =
      std::string_view(source.text).substr(0, source.text.find("#include"));
  if (is_under(source.path, "engine") && head.find("// Floor:") == std::string_view::npos) {
    offences.push_back({source.path, 4, "say what this is, and its floor: `// Floor: ...`"});
  }
  return offences;
}

Offences bad_name(const Source& source) {
  constexpr std::array<std::string_view, 5> foreign = {".h", ".cc", ".cxx", ".hh", ".hxx"};
  const std::string_view name = file_name(source.path);
  for (const std::string_view suffix : foreign) {
    if (name.ends_with(suffix)) return {{source.path, 0, "C++ files are .hpp and .cpp"}};
  }
  if (!is_cpp(source) || is_snake_case(name.substr(0, name.size() - 4))) return {};
  return {{source.path, 0, "files are named in snake_case"}};
}

Offences bad_test_names(const Source& source) {
  if (!is_cpp(source) || !is_under(source.path, "tests")) return {};
  Offences offences;
  const std::string code = code_only(source.text);
  for (std::size_t at = code.find("TEST_CASE("); at != std::string::npos;
       at = code.find("TEST_CASE(", at + 1)) {
    const std::string name = test_name_at(source.text, at);
    if (!name.empty() && name.find_first_of(";,[") == std::string::npos) continue;
    offences.push_back({source.path, line_at(source.text, at),
                        "name the test by a sentence without ';' ',' '[': \"" + name + "\""});
  }
  return offences;
}

std::vector<std::string> test_names(const Source& source) {
  std::vector<std::string> names;
  const std::string code = is_cpp(source) ? code_only(source.text) : source.text;
  const std::string_view mark = is_cpp(source) ? "TEST_CASE(" : "def test_";
  for (std::size_t at = code.find(mark); at != std::string::npos; at = code.find(mark, at + 1)) {
    const std::size_t name = at + std::string_view("def ").size();
    names.push_back(is_cpp(source) ? test_name_at(source.text, at)
                                   : code.substr(name, code.find('(', name) - name));
  }
  return names;
}

Offences unclaimed_tests(const std::vector<Source>& tree, std::string_view claims) {
  Offences offences;
  for (const Source& source : tree) {
    const std::string_view name = file_name(source.path);
    const bool is_test = name.ends_with("_test.cpp") || name.ends_with("_test.py");
    if (!is_test || !is_under(source.path, "tests")) continue;
    const std::string folder(folder_of(source.path).substr(std::string_view("tests/").size()));
    const bool claimed = claims.find("(" + folder + " ") != std::string_view::npos ||
                         claims.find(folder + "/") != std::string_view::npos;
    if (claimed) continue;
    offences.push_back({source.path, 0, "nobody runs this: tests/CMakeLists.txt needs " + folder});
  }
  return offences;
}

}  // namespace house
