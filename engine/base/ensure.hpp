// SPDX-License-Identifier: Apache-2.0
#pragma once

// A broken promise between our own functions: stop, and let recovery replay the journal.
//
// Floor:   base.
// Errors:  ENSURE ends the process, in release builds too. Never use it on input from outside.

#include <cstdio>
#include <cstdlib>

namespace engine {

[[noreturn]] inline void ensure_failed(const char* condition, const char* reason, const char* file,
                                       int line) noexcept {
  std::fprintf(stderr, "shao: broken invariant at %s:%d: %s (%s)\n", file, line, reason, condition);
  std::abort();
}

}  // namespace engine

#define ENSURE(condition, reason)                                                      \
  do {                                                                                 \
    if (!(condition)) ::engine::ensure_failed(#condition, reason, __FILE__, __LINE__); \
  } while (false)
