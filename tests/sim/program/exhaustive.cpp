// SPDX-License-Identifier: Apache-2.0

// SQLite's own loop, on the whole engine: each harm at each touch of the disk of a short script.

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>

#include "tests/sim/case_file.hpp"
#include "tests/sim/program/campaign.hpp"
#include "tests/sim/program/make_storage.hpp"
#include "tests/sim/setting.hpp"
#include "tests/sim/world.hpp"

namespace sim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array harms{
    "io.crash",           "io.torn", "io.error", "io.error_for_ever", "io.sync",
    "io.sync_then_crash", "io.full"};
constexpr std::size_t commands_of_a_script = 8;

struct Figures {
  std::uint64_t scripts = 0, points = 0, runs = 0, violations = 0;
};

/// The script with one harm before anything else happens, which strikes at touch `point`.
std::vector<Op> harmed(const std::vector<Op>& ops, const std::string& harm, std::uint64_t point) {
  std::vector<Op> all{
      {.at = 0, .kind = OpKind::fault, .event = harm, .amount = static_cast<std::int64_t>(point)}};
  all.insert(all.end(), ops.begin(), ops.end());
  return all;
}

void tell(const Campaign& campaign, const Script& script, const Violation& violation) {
  const auto file = std::filesystem::path(campaign.out) /
                    fmt::format("{}-{}-{}.json", script.terms.seed, violation.invariant,
                                script.ops->front().amount);
  std::error_code ignored;
  std::filesystem::create_directories(campaign.out, ignored);
  const auto written = write_case(file, {.seed = script.terms.seed,
                                         .quiet = true,
                                         .store = "sqlite",
                                         .planted = {},
                                         .violation = violation,
                                         .ops = *script.ops});
  if (!written) fmt::print(stderr, "shao-sim: {}\n", written.error().detail);
  fmt::print("script {}, {} at touch {}: {} is broken: {}; again: shao-sim --replay {}\n",
             script.terms.seed, script.ops->front().event, script.ops->front().amount,
             violation.invariant, violation.words, file.string());
}

bool play(const Campaign& campaign, const Setting& setting, const MakeStorage& make,
          std::uint64_t seed, Figures& figures) {
  Script script{.terms = {.seed = seed, .commands = commands_of_a_script, .quiet = true},
                .ops = std::nullopt};
  const Report whole = run(setting, make, script);
  ++figures.scripts;
  figures.points += whole.touches;
  if (whole.violation) {
    fmt::print("script {} without any harm: {}: {}\n", seed, whole.violation->invariant,
               whole.violation->words);
    ++figures.violations;
    return false;
  }
  for (const char* const harm : harms) {
    for (std::uint64_t point = 1; point <= whole.touches; point += campaign.stride) {
      script.ops = harmed(whole.ops, harm, point);
      const Report report = run(setting, make, script);
      ++figures.runs;
      if (!report.violation) continue;
      ++figures.violations;
      tell(campaign, script, *report.violation);
      return false;
    }
  }
  return true;
}

/// One line after each script; the last one is the result.
void tell(const Figures& figures, Clock::time_point began) {
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  fmt::print("exhaustive: scripts {} touches {} harms {} runs {} violations {} runs/min {:.0f}\n",
             figures.scripts, figures.points, harms.size(), figures.runs, figures.violations,
             static_cast<double>(figures.runs) * 60 / seconds);
  std::fflush(stdout);
}

}  // namespace

int run_exhaustive(const Campaign& campaign) {
  const Setting setting = load_setting(campaign.source);
  const auto make = make_storage("sqlite");
  const auto began = Clock::now();
  Figures figures;
  for (std::uint64_t seed = campaign.from; seed <= campaign.to; ++seed) {
    const bool held = play(campaign, setting, make, seed, figures);
    tell(figures, began);  // Whoever interrupts it has the figures so far.
    if (!held) break;
  }
  return figures.violations == 0 ? 0 : 1;
}

}  // namespace sim
