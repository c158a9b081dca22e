// SPDX-License-Identifier: Apache-2.0
#pragma once

// A zone of the system's tz database as a value.
//
// Floor:   adapters/county.
// Threads: any; the library reads its files once.
// Errors:  Errc::not_found for a name that the system does not know, Errc::unsupported for a zone
//          file that ends in a rule that is not understood.

#include <string>

#include "engine/base/result.hpp"
#include "engine/calendar/zone.hpp"

namespace adapters::county {

/// What calendars and zones speak of.
inline constexpr int year_first = 1970, year_last = 2100;

/// Its transitions from the first year until the last one begins.
[[nodiscard]] engine::Result<engine::calendar::Zone> load_zone(const std::string& iana_name);

}  // namespace adapters::county
