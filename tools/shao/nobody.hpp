// SPDX-License-Identifier: Apache-2.0
#pragma once

// The listener of commands that work on a data folder whose server is stopped: nobody is connected.
//
// Floor: tools.

#include <vector>

#include "engine/ports/surroundings.hpp"

namespace tools::shao {

class Nobody final : public engine::ports::Publisher {
 public:
  void publish(std::vector<engine::ports::Change>) override {}
};

}  // namespace tools::shao
