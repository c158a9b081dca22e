// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/world.hpp"

#include <unistd.h>

#include <iostream>
#include <string_view>

#include "adapters/county/load.hpp"
#include "adapters/scxml/library.hpp"
#include "tools/shao/consistency.hpp"

namespace tools::shao {
namespace {

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> all;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    all.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return all;
}

}  // namespace

engine::Loaded<adapters::county::Settings> load_settings(const std::filesystem::path& config,
                                                         const Flags& flags) {
  return adapters::county::load_settings(
      {.file = config / "shao.toml", .environment = environment(), .flags = flags});
}

engine::Loaded<World> load_world(const std::filesystem::path& config, const Flags& flags) {
  auto settings = load_settings(config, flags);
  if (!settings) return settings.faults();
  engine::Faults faults;
  auto county = adapters::county::load_county(config, settings.value().text("time.calendar"));
  if (!county) faults = county.faults();
  const auto folder = config / settings.value().text("county.workflows");
  auto workflows = adapters::scxml::load_library(folder);
  if (!workflows) faults.insert(faults.end(), workflows.faults().begin(), workflows.faults().end());
  if (!faults.empty()) return faults;
  faults = inconsistencies(county.value(), workflows.value(), config);
  if (!faults.empty()) return faults;
  return World{std::move(settings.value()), std::move(county.value()), std::move(workflows.value()),
               folder};
}

int report(const engine::Faults& faults) {
  for (const engine::Fault& fault : faults) std::cerr << engine::to_string(fault) << '\n';
  std::cerr << "shao: " << faults.size() << (faults.size() == 1 ? " fault" : " faults") << '\n';
  return 1;
}

int report(const engine::Error& error) {
  std::cerr << "shao: " << error.code.message() << ": " << error.detail << '\n';
  return 1;
}

}  // namespace tools::shao
