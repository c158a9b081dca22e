// SPDX-License-Identifier: Apache-2.0
#pragma once

// Instants and durations, in steps of one millisecond. Nothing in the engine reads a clock:
// instants come in as arguments (ports::Clock is the one source).
//
// Floor: base.
// Units: UTC milliseconds since 1970-01-01T00:00:00Z.

#include <chrono>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace engine {

using Duration = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Duration>;
/// A wall-clock reading in some zone: only a calendar::Zone turns it into an Instant.
using LocalTime = std::chrono::local_time<Duration>;

/// "2026-09-30T09:00:00.000Z".
[[nodiscard]] std::string to_rfc3339(Instant at);
/// "2026-09-30T17:00:00.000+08:00".
[[nodiscard]] std::string to_rfc3339(Instant at, std::chrono::seconds offset);
/// Accepts what RFC 3339 accepts, an offset or Z included; fractions beyond 1 ms are cut.
/// Errc::invalid_input  The detail says what is wrong.
[[nodiscard]] Result<Instant> parse_rfc3339(std::string_view text);

}  // namespace engine
