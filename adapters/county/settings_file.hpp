// SPDX-License-Identifier: Apache-2.0
#pragma once

// The values of a shao.toml, each with its place in the file.
//
// Floor:  adapters/county.
// Errors: faults: what is not TOML, and values that are neither text nor number nor yes or no.
// Source: toml.io, TOML 1.0.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/fault.hpp"

namespace adapters::county {

struct FileSetting {
  std::string key;    ///< "server.listen"
  std::string value;  ///< A list of texts is joined with blanks.
  int line = 0;
  int column = 0;
};

[[nodiscard]] engine::Loaded<std::vector<FileSetting>> read_settings_file(
    const std::filesystem::path& path);

}  // namespace adapters::county
