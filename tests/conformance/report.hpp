// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the runner prints, and what it holds against the table of exceptions.

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "tests/conformance/trial.hpp"

namespace conformance {

struct Outcome {
  Case what;
  Result result;
};

/// The cases that don't pass, and why: `case,reason`, a line each. A W3C case goes by its number,
/// any other document by its name.
using Exceptions = std::map<std::string, std::string>;

/// Throws std::runtime_error if the file can't be read as such.
[[nodiscard]] Exceptions read_exceptions(const std::filesystem::path& file);

void print_line(std::ostream& out, const Outcome& outcome, const Exceptions& exceptions);
void print_sections(std::ostream& out, const std::vector<Outcome>& outcomes);
void print_totals(std::ostream& out, const std::vector<Outcome>& outcomes);

/// Where outcomes and exceptions disagree, a sentence each. What only a person can judge is aside.
[[nodiscard]] std::vector<std::string> surprises(const std::vector<Outcome>& outcomes,
                                                 const Exceptions& exceptions);

}  // namespace conformance
