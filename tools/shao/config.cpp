// SPDX-License-Identifier: Apache-2.0

// shao config show: each setting, its value, and where it came from.

#include <boost/json/serialize.hpp>
#include <iomanip>
#include <iostream>
#include <memory>

#include "tools/shao/commands.hpp"
#include "tools/shao/world.hpp"

namespace tools::shao {
namespace {

struct ConfigOptions {
  std::string config = "config/quxian";
  std::string output = "text";
};

int show(const ConfigOptions& options) {
  const auto settings = load_settings(options.config, {});
  if (!settings) return report(settings.faults());
  boost::json::array list;
  for (const auto& setting : settings.value().all()) {
    if (options.output == "json") {
      list.push_back(boost::json::object{
          {"key", setting.key}, {"value", setting.shown()}, {"origin", setting.origin}});
    } else {
      std::cout << std::left << std::setw(26) << setting.key << ' ' << std::setw(28)
                << setting.shown() << ' ' << setting.origin << '\n';
    }
  }
  if (options.output == "json") std::cout << boost::json::serialize(list) << '\n';
  return 0;
}

}  // namespace

void add_config(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ConfigOptions>();
  auto* command = app.add_subcommand("config", "The settings");
  command->require_subcommand(1);
  auto* shown = command->add_subcommand("show", "Each setting, its value, and where it came from");
  shown->add_option("--config", options->config, "The county's folder")
      ->capture_default_str()
      ->check(CLI::ExistingDirectory);
  shown->add_option("--output", options->output, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  shown->callback([options, &exit_code] { exit_code = show(*options); });
}

}  // namespace tools::shao
