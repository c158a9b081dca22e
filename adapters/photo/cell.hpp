// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cell: what a process that decodes strangers' files may still do. It may read its input, write
// its answer, use memory and processor up to a bound, and end. Anything else kills it.
//
// Floor:   adapters/photo.
// Threads: a process with one thread; there is no way back.
// Source:  seccomp_rule_add(3), setrlimit(2), close_range(2).

namespace adapters::photo {

/// False where the system does not let us lock ourselves in: then nothing may be decoded.
[[nodiscard]] bool enter_cell();

}  // namespace adapters::photo
