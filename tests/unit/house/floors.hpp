// SPDX-License-Identifier: Apache-2.0
#pragma once

// The floors: a file includes only from its own folder and from floors below (ARCHITECTURE.md).

#include "tests/unit/house/source.hpp"

namespace house {

/// Every include that reaches up, sideways, or for a library that its floor must not know.
[[nodiscard]] Offences wrong_includes(const Source& source);

/// A .cpp whose header stands beside it includes that one first: so each header stands alone.
[[nodiscard]] Offences own_header_not_first(const Source& source, bool has_header);

/// Headers of engine, adapters and tools that nobody includes.
[[nodiscard]] Offences dead_headers(const std::vector<Source>& tree);

}  // namespace house
