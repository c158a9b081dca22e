// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the `src` of `<data>` and `<script>` may bring in.
//
// Floor:  adapters/scxml.
// Errors: what may not be read is as if it were not there.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace adapters::scxml {

/// The text behind a `src`, in UTF-8; none where there is none to be had.
using Fetch = std::function<std::optional<std::string>(std::string_view src)>;

struct ReadOptions {
  Fetch fetch = {};  ///< None: nothing is brought in from elsewhere.
  /// `<scxml>` may have transitions, as if each state right inside ended with them.
  bool root_transitions = false;
};

/// "file:NAME" and plain NAME, from this one folder: no path leads out of it or deeper.
[[nodiscard]] Fetch files_of(std::filesystem::path folder);

}  // namespace adapters::scxml
