// SPDX-License-Identifier: Apache-2.0

// shao-sim: runs seeds of the deterministic simulation, and ends with one line of figures.

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "tests/sim/memory_storage.hpp"
#include "tests/sim/world.hpp"

namespace {

std::uint64_t seed_under_way = 0;

/// The engine stops itself where a promise between its functions is broken: say which seed did it.
void stopped_itself(int) {
  std::fprintf(stderr, "shao-sim: seed %llu stopped the engine\n",
               static_cast<unsigned long long>(seed_under_way));
  std::_Exit(3);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("The deterministic simulation of the engine; tests/sim/README.md");
  std::string seeds = "1..100";
  std::size_t commands = 500;
  app.add_option("--seeds", seeds, "FROM..TO");
  app.add_option("--commands", commands, "of each seed");
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGABRT, stopped_itself);
  const auto dots = seeds.find("..");
  const std::uint64_t from = std::stoull(seeds), to = std::stoull(seeds.substr(dots + 2));
  const auto setting = sim::load_setting(SHAO_SOURCE_DIR);
  const auto began = std::chrono::steady_clock::now();
  std::uint64_t n = 0, cmds = 0, acked = 0, unknown = 0, faults = 0, bad = 0, records = 0;
  for (seed_under_way = from; seed_under_way <= to; ++seed_under_way) {
    auto report = sim::run(
        setting, [](std::uint64_t) { return std::make_unique<sim::MemoryStorage>(); },
        {.seed = seed_under_way, .commands = commands});
    ++n; cmds += report.commands; acked += report.acked; unknown += report.unknown;
    faults += report.faults; records += report.records;
    if (report.violation) {
      ++bad;
      std::printf("seed %llu: %s: %s\n", (unsigned long long)seed_under_way,
                  report.violation->invariant.c_str(), report.violation->words.c_str());
    }
  }
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf("seeds %llu commands %llu acked %llu unknown %llu faults %llu records %llu violations %llu seeds/min %.0f\n",
              (unsigned long long)n, (unsigned long long)cmds, (unsigned long long)acked,
              (unsigned long long)unknown, (unsigned long long)faults, (unsigned long long)records,
              (unsigned long long)bad, n * 60 / s);
  return bad ? 1 : 0;
}
