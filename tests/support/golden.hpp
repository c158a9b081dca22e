// SPDX-License-Identifier: Apache-2.0
#pragma once

// Golden files: bytes that were once written and must stay readable, in tests/golden, as hex.

#include <string>

namespace tests {

/// The kept bytes. If SHAO_GOLDEN_WRITE is set and the file is new, `now` is kept; a file that
/// exists is never written over, since released bytes don't change.
[[nodiscard]] std::string golden_bytes(const std::string& name, const std::string& now);

[[nodiscard]] std::string to_hex(const std::string& bytes);
[[nodiscard]] std::string from_hex(const std::string& text);

}  // namespace tests
