// SPDX-License-Identifier: Apache-2.0
#pragma once

// The time that `<send delay>` names.
//
// Floor:  chart.
// Source: W3C SCXML 1.0, section 6.2.4; CSS2, section 4.3.11 (times).

#include <optional>
#include <string_view>

#include "engine/base/time.hpp"

namespace engine::chart {

/// "1.5s", ".5s", "200ms", "0". None for anything else, or beyond a century.
[[nodiscard]] std::optional<Duration> parse_delay(std::string_view text);

}  // namespace engine::chart
