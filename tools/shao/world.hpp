// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every command begins with: the settings, the county and its workflows, read and checked.
//
// Floor:  tools.
// Errors: every fault of every file at once.

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "adapters/county/settings.hpp"
#include "engine/core/workflow.hpp"
#include "engine/directory/county.hpp"

namespace tools::shao {

/// Flags that stand for settings: key → flag and value.
using Flags = std::map<std::string, std::pair<std::string, std::string>>;

struct World {
  adapters::county::Settings settings;
  engine::directory::County county;
  engine::core::Workflows workflows;
  std::filesystem::path workflows_folder;
};

[[nodiscard]] engine::Loaded<adapters::county::Settings> load_settings(
    const std::filesystem::path& config, const Flags& flags);
[[nodiscard]] engine::Loaded<World> load_world(const std::filesystem::path& config,
                                               const Flags& flags);

/// Every fault on a line of its own, to stderr. Returns the exit code of a failed command.
int report(const engine::Faults& faults);
int report(const engine::Error& error);

}  // namespace tools::shao
