// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bounds that share the server out among those who come to it at once.
//
// Floor: base.

#include <cstddef>

namespace engine::bounds {

/// Unless it is set otherwise, so many commands wait; beyond: 503, Retry-After. Some batches: more
/// would only wait longer. queue_max is the most that can be set.
inline constexpr std::size_t queue_default = 1024;

/// Of the passwords_waiting_max: from one address or device, and from all that no account knows.
/// The rest is for people whom the server knows.
inline constexpr std::size_t passwords_per_place_max = 4;
inline constexpr std::size_t passwords_of_strangers_max = 24;

}  // namespace engine::bounds
