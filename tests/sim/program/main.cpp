// SPDX-License-Identifier: Apache-2.0

// shao-sim: runs seeds of the deterministic simulation, and ends with one line of figures.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "tests/sim/program/campaign.hpp"

namespace {

using sim::Campaign;

bool read_seeds(const std::string& text, Campaign& campaign) {
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, campaign.from);
  if (first.ec != std::errc()) return false;
  campaign.to = campaign.from;
  if (first.ptr == end) return true;
  if (!std::string_view(first.ptr, end).starts_with("..")) return false;
  const auto second = std::from_chars(first.ptr + 2, end, campaign.to);
  return second.ec == std::errc() && second.ptr == end && campaign.to >= campaign.from;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("The deterministic simulation of the engine (tests/sim/README.md).");
  Campaign campaign;
  campaign.source = SHAO_SOURCE_DIR;
  std::string seeds = "1..100", replay;
  bool planted = false, exhaustive = false;
  app.add_option("--seeds", seeds, "FROM..TO, or one")->capture_default_str();
  app.add_option("--commands", campaign.commands, "of each seed")->capture_default_str();
  app.add_option("--store", campaign.store, "what the engine writes to")
      ->check(CLI::IsMember(sim::stores()))
      ->capture_default_str();
  app.add_option("--plant", campaign.planted, "a bug of tests/sim/bugs.hpp, for the runs to find");
  app.add_flag("--planted", planted,
               "every such bug, or the one of --plant: how many seeds until it is found");
  app.add_flag("--exhaustive", exhaustive,
               "each harm at each touch of the disk, of the scripts --seeds (1..20 are enough)");
  app.add_option("--stride", campaign.stride, "only each so many-th touch")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_flag("--hashes", campaign.hashes, "the hash of each seed's trace");
  app.add_flag("--timeline", campaign.timeline, "all that happens in each seed");
  app.add_option("--replay", replay, "a case that was written before, with its timeline");
  app.add_option("--out", campaign.out, "the folder of cases")->capture_default_str();
  app.add_option("--shrink", campaign.shrink_seconds, "seconds for shrinking one case")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (!read_seeds(seeds, campaign)) {
    fmt::print(stderr, "shao-sim: --seeds is FROM..TO, such as 1..2000, or one number\n");
    return 2;
  }
  if (!replay.empty()) return sim::replay(campaign, replay);
  if (exhaustive) return sim::run_exhaustive(campaign);
  return planted ? sim::find_planted(campaign) : sim::run_seeds(campaign);
}
