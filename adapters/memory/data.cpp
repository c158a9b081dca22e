// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/data.hpp"

namespace adapters::memory {

std::optional<Fault> Data::next_operation() {
  ++operations;
  if (operations != fault.operation) return std::nullopt;
  return fault;
}

}  // namespace adapters::memory
