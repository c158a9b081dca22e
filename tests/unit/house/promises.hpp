// SPDX-License-Identifier: Apache-2.0
#pragma once

// The page of promises: a promise that no test holds is none.

#include "tests/unit/house/source.hpp"

namespace house {

/// Each row of a table of `page` links at least one test, `[its name](tests/…)`, and each link of
/// the page into tests/ names a test of that file.
[[nodiscard]] Offences empty_promises(const Source& page, const std::vector<Source>& tree);

}  // namespace house
