// SPDX-License-Identifier: Apache-2.0
#pragma once

// The first accounts of a server: a sample's, or one administrator with a secret shown once.
//
// Floor: tools.

#include "engine/base/result.hpp"
#include "engine/directory/county.hpp"
#include "engine/ports/accounts.hpp"

namespace tools::shao {

/// One account for each role and a second with the suffix `_2`, one for each unit's clerk and lead;
/// password "demo". Prints them to stdout.
[[nodiscard]] engine::Result<void> make_demo_accounts(engine::ports::Accounts& accounts,
                                                      const engine::directory::County& county,
                                                      engine::Instant now);

/// Where there is no account yet, makes `admin` and prints its password, once.
[[nodiscard]] engine::Result<void> make_first_account(engine::ports::Accounts& accounts,
                                                      engine::Instant now);

}  // namespace tools::shao
