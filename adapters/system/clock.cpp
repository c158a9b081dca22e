// SPDX-License-Identifier: Apache-2.0
#include "adapters/system/clock.hpp"

#include <chrono>

namespace adapters::system {

engine::Instant Clock::now() const {
  return std::chrono::floor<engine::Duration>(std::chrono::system_clock::now());
}

}  // namespace adapters::system
