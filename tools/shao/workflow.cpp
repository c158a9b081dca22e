// SPDX-License-Identifier: Apache-2.0

// shao workflow: the charts of a county, listed, drawn, and changed under running cases.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "adapters/scxml/library.hpp"
#include "tools/shao/commands.hpp"
#include "tools/shao/draw.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

struct WorkflowOptions {
  std::string config = "config/quxian";
  std::string name, file;
  std::string language = "zh";
};

engine::Loaded<engine::core::Workflows> load(const WorkflowOptions& options) {
  const auto settings = load_settings(options.config, {});
  if (!settings) return settings.faults();
  return adapters::scxml::load_library(std::filesystem::path(options.config) /
                                       settings.value().text("county.workflows"));
}

int list(const WorkflowOptions& options) {
  const auto workflows = load(options);
  if (!workflows) return report(workflows.faults());
  for (const auto* workflow : workflows.value().all()) {
    const auto& states = workflow->chart->states();
    std::cout << workflow->name << "  " << workflow->label.zh << " | " << workflow->label.en
              << "  v" << workflow->version << ", " << states.size() << " states, "
              << workflow->chart->transitions().size() << " transitions"
              << (workflow->raised_by.empty() ? ", opened by another case" : "") << '\n';
  }
  return 0;
}

int draw_one(const WorkflowOptions& options) {
  const auto workflows = load(options);
  if (!workflows) return report(workflows.faults());
  const auto* workflow = workflows.value().newest(options.name);
  if (!workflow) {
    std::cerr << "shao: there is no workflow " << options.name
              << "; `shao workflow list` names them\n";
    return 1;
  }
  const std::string svg = draw(*workflow, options.language == "en" ? Language::en : Language::zh);
  if (options.file.empty()) {
    std::cout << svg;
    return 0;
  }
  std::ofstream out(options.file, std::ios::binary);
  out << svg;
  out.close();
  if (!out) {
    std::cerr << "shao: " << options.file << " can't be written\n";
    return 1;
  }
  return 0;
}

}  // namespace

void add_workflow(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<WorkflowOptions>();
  auto* command = app.add_subcommand("workflow", "The charts of a county: listed, drawn, changed");
  command->require_subcommand(1);
  const auto add_config_option = [&](CLI::App* to) {
    to->add_option("--config", options->config, "The county's folder")
        ->capture_default_str()
        ->check(CLI::ExistingDirectory);
  };
  auto* listed = command->add_subcommand("list", "Each chart, with its version and its size");
  add_config_option(listed);
  listed->callback([options, &exit_code] { exit_code = list(*options); });
  auto* drawn = command->add_subcommand("draw", "A chart as an SVG picture");
  add_config_option(drawn);
  drawn->add_option("name", options->name, "Such as incident")->required();
  drawn->add_option("-o,--output", options->file, "The file to write; absent: to stdout");
  drawn->add_option("--language", options->language, "zh or en")
      ->capture_default_str()
      ->check(CLI::IsMember({"zh", "en"}));
  drawn->callback([options, &exit_code] { exit_code = draw_one(*options); });
  add_migrate(*command, exit_code);
}

}  // namespace tools::shao
