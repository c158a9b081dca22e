// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rule of the house looks at, and what it says. Rules are pure functions, so that each one
// is itself tested with a text that must fail.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace house {

/// A file of the tree: its path from the root, with '/', and its whole text.
struct Source {
  std::string path;
  std::string text;
};

/// A broken rule: where, and what to do instead.
struct Offence {
  std::string path;
  std::size_t line = 0;  ///< From 1; 0 where it belongs to the whole file.
  std::string remedy;
};
using Offences = std::vector<Offence>;

/// One offence a line: "engine/base/x.hpp:3: say this instead". Empty when nothing is wrong.
[[nodiscard]] std::string report(const Offences& offences);

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
[[nodiscard]] std::size_t line_at(std::string_view text, std::size_t offset);

/// The text with comments and the insides of literals blanked out; lines stay where they are.
[[nodiscard]] std::string code_only(std::string_view text);

[[nodiscard]] bool is_cpp(const Source& source);
[[nodiscard]] bool is_header(const Source& source);
/// A bash or python tool: it has no suffix, or .py or .sh, and says so in its first line.
[[nodiscard]] bool is_script(const Source& source);
[[nodiscard]] bool is_under(std::string_view path, std::string_view folder);
[[nodiscard]] std::string_view folder_of(std::string_view path);

/// All text files of the tree, without build/ and hidden folders but for .ci/.
[[nodiscard]] std::vector<Source> read_tree(const std::string& root);

}  // namespace house
