// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a file looks: its length, its width, its first lines; what tests are called and who runs
// them.

#include "tests/unit/house/source.hpp"

namespace house {

/// 400 lines, 600 for tests: no file is the monolith.
[[nodiscard]] Offences too_long(const Source& source);

/// 100 characters a line, and neither tabs nor carriage returns nor blanks at its end.
[[nodiscard]] Offences bad_lines(const Source& source);

/// SPDX first (after a script's `#!`), `#pragma once` in headers, `Floor:` in the engine's headers.
[[nodiscard]] Offences bad_head(const Source& source);

/// C++ files are .hpp and .cpp, named in snake_case.
[[nodiscard]] Offences bad_name(const Source& source);

/// CTest splits names at ';' and ','; Catch reads '[' as a tag: such a test would not run.
[[nodiscard]] Offences bad_test_names(const Source& source);

/// The names of its tests: of C++ by TEST_CASE, of Python by `def test_`.
[[nodiscard]] std::vector<std::string> test_names(const Source& source);

/// `_test` files in folders that no line of tests/CMakeLists.txt (`claims`) mentions: they never
/// run.
[[nodiscard]] Offences unclaimed_tests(const std::vector<Source>& tree, std::string_view claims);

}  // namespace house
