// SPDX-License-Identifier: Apache-2.0
#pragma once

// An anchor as a file of one line, "sequence hash": who keeps it elsewhere finds a journal that
// lost its end, or was written anew from its beginning.
//
// Floor: tools.

#include <optional>
#include <string>

#include "adapters/sqlite/verify.hpp"

namespace tools::shao {

/// Nothing where there is no file, or no name of one.
/// Errc::invalid_input  It holds something else.
[[nodiscard]] engine::Result<std::optional<adapters::sqlite::Anchor>> read_anchor(
    const std::string& file);
/// In one step: the old line or the new one.
[[nodiscard]] engine::Result<void> write_anchor(const std::string& file,
                                                const adapters::sqlite::Anchor& anchor);

}  // namespace tools::shao
