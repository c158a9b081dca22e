// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/data.hpp"

#include <algorithm>
#include <iterator>

namespace adapters::memory {

std::optional<Fault> Data::next_operation() {
  ++operations;
  if (operations != fault.operation) return std::nullopt;
  return fault;
}

std::vector<engine::model::Record> Data::read(engine::model::Sequence from,
                                              std::size_t max_batches) {
  const std::lock_guard lock(mutex);
  std::vector<engine::model::Record> found;
  auto batch = std::find_if(batches.begin(), batches.end(), [from](const auto& each) {
    return each.records.back().sequence >= from;
  });
  for (; batch != batches.end() && max_batches > 0; ++batch, --max_batches) {
    std::copy(batch->records.begin(), batch->records.end(), std::back_inserter(found));
  }
  return found;
}

}  // namespace adapters::memory
