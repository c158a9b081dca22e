// SPDX-License-Identifier: Apache-2.0
#pragma once

// The first accounts of a server: a sample's, or one administrator with a secret shown once.
//
// A demo account has no password of its own in the store, only a mark: its password opens it only
// while the server runs with --demo.
//
// Floor: tools.

#include "engine/base/result.hpp"
#include "engine/directory/county.hpp"
#include "engine/ports/accounts.hpp"

namespace tools::shao {

/// What a demo account has where others have a hash. No password fits it.
inline constexpr const char* demo_mark = "demo";
inline constexpr const char* demo_password = "demo";

/// One account for each role and a second with the suffix `_2`, one for each unit's clerk and lead.
/// Prints them to stdout. An account of that name that somebody else made stays as it is.
[[nodiscard]] engine::Result<void> make_demo_accounts(engine::ports::Accounts& accounts,
                                                      const engine::directory::County& county,
                                                      engine::Instant now);
/// Disables the accounts of an earlier start with --demo, and ends what they carry.
[[nodiscard]] engine::Result<void> close_demo_accounts(engine::ports::Accounts& accounts,
                                                       engine::ports::Credentials& credentials);

/// Where nobody but demo accounts is known, makes `admin` and prints its password, once.
[[nodiscard]] engine::Result<void> make_first_account(engine::ports::Accounts& accounts,
                                                      engine::Instant now);

}  // namespace tools::shao
