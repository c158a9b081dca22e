// SPDX-License-Identifier: Apache-2.0

// Compiled once for each target, whose name SHAO_FUZZ_TARGET is.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::SHAO_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
