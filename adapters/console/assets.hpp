// SPDX-License-Identifier: Apache-2.0
#pragma once

// The console's built files, as they lie in the binary. The table is made by scripts/pack.mjs.
//
// Floor:   adapters/console. Constant data.
// Threads: immutable.

#include <span>
#include <string_view>

namespace adapters::console {

struct Asset {
  std::string_view path;  ///< "/assets/desk-B2x81kQm.js"
  std::string_view type;  ///< The media type.
  std::string_view etag;  ///< Quoted; of the plain bytes.
  bool hashed = false;    ///< Its name changes with its content.
  std::string_view body;
  std::string_view gzip;  ///< Empty where packing saves nothing.
};

[[nodiscard]] std::span<const Asset> assets();

}  // namespace adapters::console
