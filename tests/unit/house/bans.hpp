// SPDX-License-Identifier: Apache-2.0
#pragma once

// Words that this house doesn't use, with what it uses instead.

#include "tests/unit/house/source.hpp"

namespace house {

/// Banned words in C++ code; comments and literals may name them.
[[nodiscard]] Offences banned_words(const Source& source);

/// Marks of work left for later, anywhere: finish it, or open an issue.
[[nodiscard]] Offences left_for_later(const Source& source);

/// An empty handler of any exception hides what went wrong.
[[nodiscard]] Offences swallowed_exceptions(const Source& source);

/// A lambda coroutine dies with its captures at its first suspension: pass them as parameters.
[[nodiscard]] Offences capturing_coroutines(const Source& source);

/// Paths of one machine: nobody else has them.
[[nodiscard]] Offences machine_paths(const Source& source);

}  // namespace house
