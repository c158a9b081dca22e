// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bugs that are planted on purpose, so that the simulation shows that it would find them: a
// simulation that finds no planted bug is blind. tests/sim/README.md lists them.
//
// Floor:   base.
// Threads: plant() before anything else runs; PLANTED from any thread.
// Cost:    none where SHAO_PLANTED is not defined, which no release does: the macro is `false`.

#include <string_view>

namespace engine {

/// From now on this one bug is in; an empty name takes it out again.
void plant(std::string_view name);
[[nodiscard]] bool is_planted(std::string_view name) noexcept;

}  // namespace engine

#ifdef SHAO_PLANTED
#define PLANTED(name) (::engine::is_planted(name))
#else
#define PLANTED(name) (false)
#endif
