// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/campaign.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include "engine/base/planted.hpp"
#include "tests/sim/bugs.hpp"
#include "tests/sim/case_file.hpp"
#include "tests/sim/program/make_storage.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/shrink.hpp"
#include "tests/sim/world.hpp"

namespace sim {
namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t seed_under_way = 0;

/// The engine stops itself where a promise between its functions is broken: say which seed did it.
void stopped_itself(int) {
  fmt::print(stderr, "shao-sim: seed {} made the engine stop itself\n",
             static_cast<int>(seed_under_way));
  std::_Exit(1);
}

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

struct Totals {
  std::uint64_t seeds = 0, commands = 0, acked = 0, unknown = 0, faults = 0, records = 0,
                violations = 0;

  void add(const Report& report) {
    ++seeds;
    commands += report.commands;
    acked += report.acked;
    unknown += report.unknown;
    faults += report.faults;
    records += report.records;
    violations += report.violation ? 1U : 0U;
  }
};

std::vector<Op> shrunk(const Campaign& campaign, const Setting& setting, std::uint64_t seed,
                       const Report& report) {
  const auto began = Clock::now();
  const std::string invariant = report.violation->invariant;
  const auto fails = [&](const std::vector<Op>& ops) {
    const auto again =
        run(setting, make_storage(campaign.store), {.terms = {.seed = seed}, .ops = ops});
    return again.violation && again.violation->invariant == invariant;
  };
  const auto goes_on = [&] { return seconds_since(began) < campaign.shrink_seconds; };
  // Should it break only because of when nothing happened, the whole list is the case.
  return fails(report.ops) ? shrink(report.ops, fails, goes_on) : report.ops;
}

void tell(const Campaign& campaign, const Setting& setting, std::uint64_t seed,
          const Report& report) {
  fmt::print("seed {}: {} is broken: {}\n", seed, report.violation->invariant,
             report.violation->words);
  const auto ops = shrunk(campaign, setting, seed, report);
  const Script script{.terms = {.seed = seed}, .ops = ops};
  const auto last = run(setting, make_storage(campaign.store), script, true);
  for (const std::string& line : last.timeline) fmt::print("  {}\n", line);
  const auto file = std::filesystem::path(campaign.out) /
                    fmt::format("{}-{}.json", seed, report.violation->invariant);
  std::error_code ignored;
  std::filesystem::create_directories(campaign.out, ignored);
  const auto written = write_case(file, {.seed = seed,
                                         .store = campaign.store,
                                         .planted = campaign.planted,
                                         .violation = last.violation.value_or(*report.violation),
                                         .ops = ops});
  if (!written) fmt::print(stderr, "shao-sim: {}\n", written.error().detail);
  fmt::print("{} of {} ops are enough; again: shao-sim --replay {}\n", ops.size(),
             report.ops.size(), file.string());
}

bool can_plant(const std::string& name) {
  if (name.empty() || PLANTED_BUGS != 0) return true;
  fmt::print(stderr,
             "shao-sim: this build has no bugs in it; use a debug build, or configure one "
             "with -DSHAO_PLANTED=ON\n");
  return false;
}

}  // namespace

int run_seeds(const Campaign& campaign) {
  if (!can_plant(campaign.planted)) return 2;
  std::signal(SIGABRT, stopped_itself);
  engine::plant(campaign.planted);
  const Setting setting = load_setting(campaign.source);
  const auto make = make_storage(campaign.store);
  const auto began = Clock::now();
  Totals totals;
  for (std::uint64_t seed = campaign.from; seed <= campaign.to; ++seed) {
    seed_under_way = static_cast<std::sig_atomic_t>(seed);
    const Report report =
        run(setting, make,
            {.terms = {.seed = seed, .commands = campaign.commands}, .ops = std::nullopt},
            campaign.timeline);
    totals.add(report);
    for (const std::string& line : report.timeline) fmt::print("{}\n", line);
    if (campaign.hashes) fmt::print("{} {:016x}\n", seed, report.hash);
    if (!report.violation) continue;
    tell(campaign, setting, seed, report);
    break;
  }
  if (campaign.hashes) return totals.violations == 0 ? 0 : 1;
  fmt::print(
      "store {} seeds {} commands {} acked {} unknown {} faults {} records {} violations {} "
      "seeds/min {:.0f}\n",
      campaign.store, totals.seeds, totals.commands, totals.acked, totals.unknown, totals.faults,
      totals.records, totals.violations,
      static_cast<double>(totals.seeds) * 60 / seconds_since(began));
  return totals.violations == 0 ? 0 : 1;
}

int replay(const Campaign& campaign, const std::filesystem::path& path) {
  const auto file = read_case(path);
  if (!file) {
    fmt::print(stderr, "shao-sim: {}\n", file.error().detail);
    return 2;
  }
  if (!can_plant(file->planted)) return 2;
  engine::plant(file->planted);
  const Setting setting = load_setting(campaign.source);
  const Script script{.terms = {.seed = file->seed, .quiet = file->quiet}, .ops = file->ops};
  const Report report = run(setting, make_storage(file->store), script, true);
  for (const std::string& line : report.timeline) fmt::print("{}\n", line);
  if (!report.violation) {
    fmt::print("all invariants hold\n");
    return 0;
  }
  fmt::print("{} is broken: {}\n", report.violation->invariant, report.violation->words);
  return 1;
}

}  // namespace sim
