// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the folder of a county's tables.
//
// Floor:   adapters/county.
// Threads: any; it touches nothing but the files.
// Errors:  every fault of every table at once, with file, line, column and remedy.
// Source:  config/quxian/README.md tells the tables and their columns.

#include <filesystem>
#include <string>

#include "engine/base/fault.hpp"
#include "engine/directory/county.hpp"

namespace adapters::county {

/// `default_calendar` counts for every case (the setting time.calendar); it must be in the tables.
[[nodiscard]] engine::Loaded<engine::directory::County> load_county(
    const std::filesystem::path& folder, const std::string& default_calendar = "county");

}  // namespace adapters::county
