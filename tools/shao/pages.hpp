// SPDX-License-Identifier: Apache-2.0
#pragma once

// The console's files, as the HTTP side serves them.
//
// Floor: tools.

#include "adapters/http/pages.hpp"

namespace tools::shao {

/// `/` is the desk, which goes on below /desk; the phone's page is /m, the wall's /wall.
[[nodiscard]] adapters::http::Pages console_pages();

}  // namespace tools::shao
