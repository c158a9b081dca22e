// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bugs that are planted on purpose, so that the simulation shows that it would find them: a
// simulation that finds no planted bug is blind. tests/sim/README.md lists them.
//
// Floor:   base.
// Threads: plant() before anything else runs; PLANTED from any thread.
// Cost:    none in a release: there the macro is `false`, unless SHAO_PLANTED is defined.

#include <string_view>

namespace engine {

/// From now on this one bug is in; an empty name takes it out again.
void plant(std::string_view name);
[[nodiscard]] bool is_planted(std::string_view name) noexcept;

}  // namespace engine

#if defined(SHAO_PLANTED) || !defined(NDEBUG)
#define PLANTED_BUGS 1
#define PLANTED(name) (::engine::is_planted(name))
#else
#define PLANTED_BUGS 0
#define PLANTED(name) (false)
#endif
