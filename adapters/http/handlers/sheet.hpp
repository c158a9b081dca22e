// SPDX-License-Identifier: Apache-2.0
#pragma once

// A spreadsheet as bytes. Every cell is a text: what somebody wrote is never run as a formula.
//
// Floor:   adapters/http.
// Threads: any; one object each.
// Errors:  Errc::unavailable where no temporary file can be made.

#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace adapters::http::handlers {

using SheetRow = std::vector<std::string>;

/// `head` stands first, in bold, and stays in view.
[[nodiscard]] engine::Result<std::string> sheet(const SheetRow& head,
                                                const std::vector<SheetRow>& rows);

}  // namespace adapters::http::handlers
