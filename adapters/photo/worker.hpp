// SPDX-License-Identifier: Apache-2.0
#pragma once

// The child that makes one photo anew: the file comes in on its standard input, the new one goes
// out on its standard output, and it ends.
//
//   u8 format   u32 width   u32 height (little-endian)   the new file
//
// Floor:   adapters/photo.
// Threads: a process of its own, with one thread.
// Errors:  as the exit code: refused_at + Refusal, or cell_failed.

#include <string_view>

namespace adapters::photo {

inline constexpr int refused_at = 10;
inline constexpr int cell_failed = 20;
inline constexpr int no_memory = 21;
inline constexpr std::size_t answer_head_bytes = 9;

/// Runs the child to its end. `attempt` is empty but in tests of the cell, which must kill whoever
/// tries to "open" a file, make a "socket", "fork" or "exec".
[[noreturn]] void run_worker(std::string_view attempt);

}  // namespace adapters::photo
