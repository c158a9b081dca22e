// SPDX-License-Identifier: Apache-2.0
#pragma once

// The wall clock of the machine: the only place that reads it.
//
// Floor:   adapters/system.
// Threads: any.

#include "engine/ports/surroundings.hpp"

namespace adapters::system {

class Clock final : public engine::ports::Clock {
 public:
  [[nodiscard]] engine::Instant now() const override;
};

}  // namespace adapters::system
