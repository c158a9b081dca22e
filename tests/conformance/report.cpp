// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/report.hpp"

#include <fmt/ostream.h>

#include <fstream>
#include <stdexcept>

#include "tests/conformance/sections.hpp"

namespace conformance {
namespace {

struct Tally {
  int passed = 0, all = 0;
  void count(const Outcome& outcome) {
    ++all;
    if (outcome.result.passed) ++passed;
  }
};

std::string text_of(const Tally& tally) {
  return tally.all == 0 ? "-" : fmt::format("{}/{}", tally.passed, tally.all);
}

Demand demand_of(const Outcome& outcome) { return belonging(outcome.what.name).demand; }

template <class Counts>
Tally tally(const std::vector<Outcome>& outcomes, Counts counts) {
  Tally made;
  for (const Outcome& outcome : outcomes) {
    if (counts(outcome)) made.count(outcome);
  }
  return made;
}

std::string key_of(const Outcome& outcome) {
  const std::string_view number = number_of(outcome.what.name);
  return number.empty() ? outcome.what.name : std::string(number);
}

}  // namespace

Exceptions read_exceptions(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line != "case,reason") {
    throw std::runtime_error(file.string() + ": its first line must be: case,reason");
  }
  Exceptions exceptions;
  while (std::getline(in, line)) {
    const std::size_t comma = line.find(',');
    if (comma == std::string::npos || comma + 1 == line.size()) {
      throw std::runtime_error(file.string() + ": no reason stands behind " + line);
    }
    exceptions[line.substr(0, comma)] = line.substr(comma + 1);
  }
  return exceptions;
}

void print_line(std::ostream& out, const Outcome& outcome, const Exceptions& exceptions) {
  const bool manual = demand_of(outcome) == Demand::manual;
  const char* verdict = outcome.result.passed ? "pass" : manual ? "manual" : "FAIL";
  fmt::print(out, "{:<6} {}", verdict, outcome.what.name);
  if (!outcome.result.remark.empty()) fmt::print(out, ": {}", outcome.result.remark);
  const auto known = exceptions.find(key_of(outcome));
  if (known != exceptions.end()) fmt::print(out, " ({})", known->second);
  fmt::print(out, "\n");
}

void print_sections(std::ostream& out, const std::vector<Outcome>& outcomes) {
  fmt::print(out, "\n{:<8} {:<38} {:>9} {:>9} {:>9}\n", "section", "of the Recommendation",
             "mandatory", "optional", "manual");
  for (const Section& section : sections()) {
    const auto of = [&](Demand demand) {
      return tally(outcomes, [&](const Outcome& outcome) {
        const Belonging where = belonging(outcome.what.name);
        return where.section == &section && where.demand == demand;
      });
    };
    const Tally mandatory = of(Demand::mandatory);
    const Tally optional = of(Demand::optional);
    const Tally manual = of(Demand::manual);
    if (mandatory.all + optional.all + manual.all == 0) continue;
    fmt::print(out, "{:<8} {:<38} {:>9} {:>9} {:>9}\n", section.number, section.title,
               text_of(mandatory), text_of(optional), text_of(manual));
  }
}

void print_totals(std::ostream& out, const std::vector<Outcome>& outcomes) {
  const auto of = [&](Demand demand) {
    return tally(outcomes, [&](const Outcome& outcome) { return demand_of(outcome) == demand; });
  };
  const auto others = [&](Kind kind) {
    return tally(outcomes, [&](const Outcome& outcome) {
      return demand_of(outcome) == Demand::unknown && outcome.what.kind == kind;
    });
  };
  const auto print = [&](const char* name, const Tally& counted) {
    if (counted.all > 0) fmt::print(out, "{:<20} {}\n", name, text_of(counted));
  };
  fmt::print(out, "\n");
  print("W3C, mandatory", of(Demand::mandatory));
  print("W3C, optional", of(Demand::optional));
  print("W3C, for a person", of(Demand::manual));
  print("others, by verdict", others(Kind::verdict));
  print("others, by script", others(Kind::script));
}

std::vector<std::string> surprises(const std::vector<Outcome>& outcomes,
                                   const Exceptions& exceptions) {
  std::vector<std::string> found;
  Exceptions unseen = exceptions;
  for (const Outcome& outcome : outcomes) {
    const bool listed = unseen.erase(key_of(outcome)) > 0;
    if (demand_of(outcome) == Demand::manual) continue;
    if (listed && outcome.result.passed) {
      found.push_back(outcome.what.name + " passes: take it out of the table of exceptions");
    } else if (!listed && !outcome.result.passed) {
      found.push_back(outcome.what.name + " fails, and the table of exceptions doesn't say why");
    }
  }
  for (const auto& [key, reason] : unseen) {
    found.push_back(key + " stands in the table of exceptions, but not among the documents");
  }
  return found;
}

}  // namespace conformance
