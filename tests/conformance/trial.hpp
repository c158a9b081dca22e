// SPDX-License-Identifier: Apache-2.0
#pragma once

// One document of a suite, and what comes of running it.

#include <filesystem>
#include <string>
#include <vector>

namespace conformance {

/// How a document says what should come of it.
enum class Kind {
  verdict,  ///< It ends in one of its final states `pass` and `fail`, as the W3C's do.
  script,   ///< A .json beside it lists events and the states that must follow, as SCION's do.
};

struct Case {
  std::filesystem::path document;
  std::string name;  ///< The path below the folder that was asked for.
  Kind kind = Kind::verdict;
};

struct Result {
  bool passed = false;
  std::string remark;              ///< What was seen instead; or why it was refused.
  std::vector<std::string> trace;  ///< Step by step: sessions, events, states, what was logged.
};

/// All documents below `folder` that say what should come of them, in the order of their paths.
[[nodiscard]] std::vector<Case> find_cases(const std::filesystem::path& folder);

/// With `restore`, it runs a second time in a world that is written to bytes, thrown away and read
/// back after every macrostep; both runs must pass, and step by step alike.
[[nodiscard]] Result run(const Case& what, bool restore);

}  // namespace conformance
