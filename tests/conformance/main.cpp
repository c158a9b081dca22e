// SPDX-License-Identifier: Apache-2.0

// Runs folders of SCXML documents over the engine: the W3C's suite, SCION's, or any other.

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>

#include "tests/conformance/report.hpp"

namespace {

constexpr const char* about =
    "Runs SCXML documents on a virtual clock: those that end in a final state `pass` or `fail`, "
    "and\n"
    "those with a .json beside them that lists events and the states that must follow.\n"
    "Exit code 0: all passed, or failed as the table says. 1: others. 2: wrong use.";

struct Options {
  std::vector<std::string> folders;
  std::string table;
  bool restore = false;
  bool trace = false;
};

int run(const Options& options) {
  conformance::Exceptions exceptions;
  if (!options.table.empty()) exceptions = conformance::read_exceptions(options.table);
  std::vector<conformance::Outcome> outcomes;
  for (const std::string& folder : options.folders) {
    for (const conformance::Case& each : conformance::find_cases(folder)) {
      outcomes.push_back({each, conformance::run(each, options.restore)});
      conformance::print_line(std::cout, outcomes.back(), exceptions);
      if (!options.trace) continue;
      for (const std::string& line : outcomes.back().result.trace)
        std::cout << "  " << line << '\n';
    }
  }
  conformance::print_sections(std::cout, outcomes);
  conformance::print_totals(std::cout, outcomes);
  const std::vector<std::string> surprises = conformance::surprises(outcomes, exceptions);
  for (const std::string& each : surprises) std::cout << "surprise: " << each << '\n';
  if (outcomes.empty()) std::cout << "no document says what should come of it\n";
  return surprises.empty() && !outcomes.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(about, "shao-conformance");
  app.add_flag("--restore", options.restore,
               "Write the sessions down, throw them away and read them back after every macrostep");
  app.add_flag("--trace", options.trace, "Print every macrostep, and what is logged");
  app.add_option("--table", options.table, "The cases that don't pass, with reasons: CSV")
      ->check(CLI::ExistingFile);
  app.add_option("DIR", options.folders, "Folders of documents")
      ->required()
      ->check(CLI::ExistingDirectory);
  try {
    app.parse(argc, argv);
    return run(options);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "shao-conformance: " << error.what() << '\n';
    return 1;
  }
}
