// SPDX-License-Identifier: Apache-2.0
#pragma once

// A world as bytes, and back: what a server would find on its disk.

#include <string>
#include <string_view>

#include "tests/conformance/world.hpp"

namespace conformance {

[[nodiscard]] std::string encode(const State& state);
[[nodiscard]] State decode(std::string_view bytes);

}  // namespace conformance
