// SPDX-License-Identifier: Apache-2.0

// shao check: are the tables and charts of a county sound, and do their scenarios hold?

#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "adapters/memory/store.hpp"
#include "tools/scenario/runner.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/proofs.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::string config;
  bool scenarios = true;
  std::string output = "text";
};

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void append(engine::Faults& all, const engine::Faults& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Plays every NAME.scenarios beside the chart NAME. Returns how many scenarios there were.
std::size_t play(const World& world, engine::Faults& faults) {
  std::size_t played = 0;
  for (const auto* workflow : world.workflows.all()) {
    const fs::path file = world.workflows_folder / (workflow->name + ".scenarios");
    if (!fs::exists(file)) continue;
    const auto scenarios = scenario::read(slurp(file), file.string());
    if (!scenarios) {
      append(faults, scenarios.faults());
      continue;
    }
    for (const auto& each : scenarios.value()) {
      adapters::memory::Store store;
      scenario::Stage stage(store.journal(), store.rows(), world.county, world.workflows);
      // A chart that people do not raise is played through the one that opens it.
      const std::string raised = workflow->raised_by.empty() ? "incident" : workflow->name;
      append(faults, scenario::run(each, raised, stage, world.county, world.workflows));
      ++played;
    }
  }
  return played;
}

int print(const CheckOptions& options, const World& world, std::size_t played) {
  const auto& county = world.county;
  const std::size_t charts = world.workflows.all().size();
  if (options.output == "json") {
    const boost::json::object result{{"ok", true},
                                     {"county", county.name},
                                     {"grids", county.directory.grids().size()},
                                     {"areas", county.directory.areas().size()},
                                     {"units", county.directory.units().size()},
                                     {"categories", county.catalogue.categories().size()},
                                     {"posts", county.posts.size()},
                                     {"workflows", charts},
                                     {"scenarios", played}};
    std::cout << boost::json::serialize(result) << '\n';
    return 0;
  }
  std::cout << county.name << ": " << county.directory.grids().size() << " grids, "
            << county.directory.areas().size() << " areas, " << county.directory.units().size()
            << " units, " << county.catalogue.categories().size() << " categories, "
            << county.posts.size() << " posts, " << charts << " workflows, " << played
            << " scenarios: all sound\n";
  return 0;
}

int check(const CheckOptions& options) {
  const auto world = load_world(options.config, {});
  if (!world) return report(world.faults());
  const auto proofs = prove(world.value());
  engine::Faults faults = faults_of(world.value(), proofs);
  if (options.output == "text") print_bounds(std::cout, proofs);
  const std::size_t played = options.scenarios ? play(world.value(), faults) : 0;
  if (!faults.empty()) return report(faults);
  return print(options, world.value(), played);
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  auto* command =
      app.add_subcommand("check", "Check a county: its tables, its charts, its scenarios");
  command->add_option("config", options->config, "The county's folder, such as config/quxian")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_flag("!--no-scenarios", options->scenarios, "Only read the files; play nothing");
  command->add_option("--output", options->output, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace tools::shao
