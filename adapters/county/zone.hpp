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

/// Its transitions from 1970 to 2100.
[[nodiscard]] engine::Result<engine::calendar::Zone> load_zone(const std::string& iana_name);

}  // namespace adapters::county
